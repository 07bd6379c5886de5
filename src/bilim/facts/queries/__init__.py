"""Reading the ledger."""

from bilim.facts.queries.batches import get_batch, get_plan, list_batches, list_committed
from bilim.facts.queries.ledger import (
    get_origins,
    get_recorders,
    get_table,
    last_recorded_at,
    list_changes,
    list_history,
    read_facts,
)
from bilim.facts.queries.sums import list_contradictions

__all__ = [
    "get_batch",
    "get_origins",
    "get_plan",
    "get_recorders",
    "get_table",
    "last_recorded_at",
    "list_batches",
    "list_changes",
    "list_committed",
    "list_contradictions",
    "list_history",
    "read_facts",
]
