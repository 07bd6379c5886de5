"""Views of the public pages, by noun."""
