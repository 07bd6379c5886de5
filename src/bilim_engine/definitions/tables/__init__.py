"""The field tables: which keys a definition has. Loader, canonical JSON and JSON Schema come from here."""

from bilim_engine.definitions.tables.indicators import INDICATOR
from bilim_engine.definitions.tables.methodologies import METHODOLOGY, NODE
from bilim_engine.definitions.tables.vocabulary import ITEM, LABEL, PARAMETER

__all__ = ["INDICATOR", "ITEM", "LABEL", "METHODOLOGY", "NODE", "PARAMETER"]
