"""Reading the ledger."""

from bilim.facts.queries.batches import get_batch, get_plan, list_batches, list_committed
from bilim.facts.queries.changes import (
    count_unread,
    is_of_departments,
    list_own_changes,
    read_until,
)
from bilim.facts.queries.files import read_tables
from bilim.facts.queries.ledger import (
    count_by_period,
    find_current,
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
    "count_by_period",
    "count_unread",
    "find_current",
    "get_batch",
    "get_origins",
    "get_plan",
    "get_recorders",
    "get_table",
    "is_of_departments",
    "last_recorded_at",
    "list_batches",
    "list_changes",
    "list_committed",
    "list_contradictions",
    "list_history",
    "list_own_changes",
    "read_facts",
    "read_tables",
    "read_until",
]
