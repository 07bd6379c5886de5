"""Words of the journal for templates."""
