"""Documents made from the frozen content of an edition alone; the same content gives the same bytes."""
