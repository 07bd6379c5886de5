"""Pages of the register for those who edit it."""
