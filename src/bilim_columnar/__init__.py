"""The engine's formulas in columns: the exact part on database engines, the last step on the exact path."""

from bilim_columnar.codes import Codes
from bilim_columnar.evaluating import Answers, ColumnEvaluator
from bilim_columnar.rows import Row, Withdrawn, numbered, to_row

__all__ = ["Answers", "Codes", "ColumnEvaluator", "Row", "Withdrawn", "numbered", "to_row"]
