"""Recomputes a bundle of Bilim (docs/bundle-format.md). Standard library only; shares no code with what made
it."""

from .verifying import Report, verify

__all__ = ["Report", "verify"]
