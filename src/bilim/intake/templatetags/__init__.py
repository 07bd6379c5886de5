"""What the templates of returns use."""
