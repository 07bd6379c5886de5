"""The columnar evaluator against the reference."""
