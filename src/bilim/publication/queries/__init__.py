"""Reading editions, statements made elsewhere, and keys."""

from bilim.publication.queries.checklist import checklist
from bilim.publication.queries.editions import (
    bundle_bytes,
    current_edition,
    find_edition,
    find_statement_of,
    get_content,
    get_draft_content,
    get_progress,
    later_statements,
    list_editions,
    list_progress,
    list_published_codes,
)
from bilim.publication.queries.examining import (
    get_examined,
    get_statement_file,
    get_statement_preview,
    list_loaded,
    list_waiting,
)
from bilim.publication.queries.explanations import explain_indicator, explain_score, list_changes
from bilim.publication.queries.keys import find_key, list_keys
from bilim.publication.queries.previews import (
    draft_bundle_bytes,
    get_preview,
    get_unit_preview,
    list_contestable,
)
from bilim.publication.queries.runs import list_free_runs, list_own_methods, list_runs_of
from bilim.publication.queries.statements import find_statement, get_outside_statement, list_statements
from bilim.publication.queries.takers import list_menders, list_takers
from bilim.publication.queries.warnings import get_override, list_contradictions, list_overrides
from bilim.publication.queries.withdrawn import find_withdrawn, list_withdrawn, withdrawn_bundle_bytes

__all__ = [
    "bundle_bytes",
    "checklist",
    "current_edition",
    "draft_bundle_bytes",
    "explain_indicator",
    "explain_score",
    "find_edition",
    "find_key",
    "find_statement",
    "find_statement_of",
    "find_withdrawn",
    "get_content",
    "get_draft_content",
    "get_examined",
    "get_outside_statement",
    "get_override",
    "get_preview",
    "get_progress",
    "get_statement_file",
    "get_statement_preview",
    "get_unit_preview",
    "later_statements",
    "list_changes",
    "list_contestable",
    "list_contradictions",
    "list_editions",
    "list_free_runs",
    "list_keys",
    "list_loaded",
    "list_menders",
    "list_overrides",
    "list_own_methods",
    "list_progress",
    "list_published_codes",
    "list_runs_of",
    "list_statements",
    "list_takers",
    "list_waiting",
    "list_withdrawn",
    "withdrawn_bundle_bytes",
]
