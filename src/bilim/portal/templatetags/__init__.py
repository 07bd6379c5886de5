"""Tags of the public pages: how a method works, in words, and its formulas."""
