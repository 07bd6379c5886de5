"""Decisions about facts without a database: reading files, checking rows, comparing with what is known."""
