"""The language of formulas: read, checked, evaluated, written, kept as JSON."""

from bilim_engine.formulas.checking import check, examine, type_of
from bilim_engine.formulas.evaluation import Scope, World, evaluate
from bilim_engine.formulas.operators import FUNCTIONS, TABLE, Operator
from bilim_engine.formulas.parsing import Names, parse
from bilim_engine.formulas.tree import Expression
from bilim_engine.formulas.writing import from_json, to_json, write

__all__ = [
    "FUNCTIONS",
    "TABLE",
    "Expression",
    "Names",
    "Operator",
    "Scope",
    "World",
    "check",
    "evaluate",
    "examine",
    "from_json",
    "parse",
    "to_json",
    "type_of",
    "write",
]
