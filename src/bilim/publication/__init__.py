"""Frozen editions: the gate, small-number suppression, signed bundles, revisions."""
