"""Pages of campaigns and returns."""
