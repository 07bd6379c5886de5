"""Open data, read only: published editions, definitions and the register."""
