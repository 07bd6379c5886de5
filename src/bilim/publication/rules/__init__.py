"""What can be decided about an edition without a database."""
