"""Every problem the ledger can report: with files, with rows, with the act of importing."""

from bilim.facts.problems import files, importing, rows

__all__ = ["files", "importing", "rows"]
