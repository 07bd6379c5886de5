"""Reading editions, statements made elsewhere, and keys."""

from bilim.publication.queries.alike import list_peers
from bilim.publication.queries.causes import list_cuts, split_change
from bilim.publication.queries.checklist import checklist
from bilim.publication.queries.contest import (
    digest_of,
    find_declared,
    find_window,
    is_contested_now,
    list_appeals,
    list_obstacles,
    list_open_cases,
    list_requests,
)
from bilim.publication.queries.contest_record import get_preview_content
from bilim.publication.queries.contested import (
    find_run_after,
    get_contested,
    get_correction_reason,
    is_absent,
    list_contested,
)
from bilim.publication.queries.criteria import get_criteria
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
from bilim.publication.queries.releases import (
    find_planned,
    find_rehearsal,
    last_early_day,
    list_early,
    list_planned,
    list_seen_early,
    may_see_early,
    was_broken_off,
)
from bilim.publication.queries.runs import list_free_runs, list_own_methods, list_runs_of
from bilim.publication.queries.statements import find_statement, get_outside_statement, list_statements
from bilim.publication.queries.takers import list_menders, list_takers
from bilim.publication.queries.trials import Pace, list_ways, try_values, what_follows
from bilim.publication.queries.warnings import Asked, get_override, list_asked, list_overrides
from bilim.publication.queries.withdrawn import find_withdrawn, list_withdrawn, withdrawn_bundle_bytes

__all__ = [
    "Asked",
    "Pace",
    "bundle_bytes",
    "checklist",
    "current_edition",
    "digest_of",
    "draft_bundle_bytes",
    "explain_indicator",
    "explain_score",
    "find_declared",
    "find_edition",
    "find_key",
    "find_planned",
    "find_rehearsal",
    "find_run_after",
    "find_statement",
    "find_statement_of",
    "find_window",
    "find_withdrawn",
    "get_content",
    "get_contested",
    "get_correction_reason",
    "get_criteria",
    "get_draft_content",
    "get_examined",
    "get_outside_statement",
    "get_override",
    "get_preview",
    "get_preview_content",
    "get_progress",
    "get_statement_file",
    "get_statement_preview",
    "get_unit_preview",
    "is_absent",
    "is_contested_now",
    "last_early_day",
    "later_statements",
    "list_appeals",
    "list_asked",
    "list_changes",
    "list_contestable",
    "list_contested",
    "list_cuts",
    "list_early",
    "list_editions",
    "list_free_runs",
    "list_keys",
    "list_loaded",
    "list_menders",
    "list_obstacles",
    "list_open_cases",
    "list_overrides",
    "list_own_methods",
    "list_peers",
    "list_planned",
    "list_progress",
    "list_published_codes",
    "list_requests",
    "list_runs_of",
    "list_seen_early",
    "list_statements",
    "list_takers",
    "list_waiting",
    "list_ways",
    "list_withdrawn",
    "may_see_early",
    "split_change",
    "try_values",
    "was_broken_off",
    "what_follows",
    "withdrawn_bundle_bytes",
]
