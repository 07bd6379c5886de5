"""Decisions of the public pages: values in, values out."""
