"""Public pages: published editions only, every figure a link to what it follows from."""
