"""Returns: what an institution or department is asked, once, and which facts become of it. A kind of
definition of its own, read after the items it feeds; `bilim_engine.checks` holds answers against it."""

from bilim_engine.definitions.returns.loading import load_returns
from bilim_engine.definitions.returns.table import RETURN
from bilim_engine.definitions.returns.types import (
    COUNT,
    DEPARTMENT,
    FILLED_BY,
    NUMBER,
    TEXT,
    YES_NO,
    Check,
    Feed,
    Question,
    ReturnCase,
    ReturnForm,
    Section,
)

__all__ = [
    "COUNT",
    "DEPARTMENT",
    "FILLED_BY",
    "NUMBER",
    "RETURN",
    "TEXT",
    "YES_NO",
    "Check",
    "Feed",
    "Question",
    "ReturnCase",
    "ReturnForm",
    "Section",
    "load_returns",
]
