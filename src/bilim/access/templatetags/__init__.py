"""How people are named on pages."""
