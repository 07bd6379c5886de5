"""Every problem the ledger can report: with files, rows, figures side by side, the act of importing."""

from bilim.facts.problems import files, importing, plausibility, rows

__all__ = ["files", "importing", "plausibility", "rows"]
