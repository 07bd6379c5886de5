"""Words of the workflow for templates."""
