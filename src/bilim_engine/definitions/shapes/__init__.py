"""Shapes: what may stand at a place of a definition. Each reads a tree, writes JSON and describes itself.

This one set of shapes, put together in `tables`, is what the loader checks with, what the canonical JSON is
written with and what the JSON Schema is generated from.
"""

from bilim_engine.definitions.shapes.base import Json, Reader, Schema, Shape, Unfit
from bilim_engine.definitions.shapes.scalars import (
    AsWritten,
    Choice,
    Code,
    Day,
    Flag,
    Line,
    Number,
    PeriodText,
    Reference,
    Whole,
    Words,
)
from bilim_engine.definitions.shapes.structures import (
    Field,
    Lazy,
    ListOf,
    MapOf,
    OneKey,
    OrNotDefined,
    OrNull,
    Record,
    Variants,
)

__all__ = [
    "AsWritten",
    "Choice",
    "Code",
    "Day",
    "Field",
    "Flag",
    "Json",
    "Lazy",
    "Line",
    "ListOf",
    "MapOf",
    "Number",
    "OneKey",
    "OrNotDefined",
    "OrNull",
    "PeriodText",
    "Reader",
    "Record",
    "Reference",
    "Schema",
    "Shape",
    "Unfit",
    "Variants",
    "Whole",
    "Words",
]
