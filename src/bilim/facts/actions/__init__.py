"""Writing into the ledger: from a file, in one step or in two."""

from bilim.facts.actions.corrections import (
    digest_of_questions,
    own_questions,
    plan_correction,
    record_correction,
    unaccepted_questions,
)
from bilim.facts.actions.imports import (
    commit_import,
    draft_import,
    explain_marks,
    import_file,
)
from bilim.facts.actions.planning import plan_import, read_upload
from bilim.facts.actions.reading import mark_read
from bilim.facts.actions.returned import record_returned
from bilim.facts.actions.tallies import commit_tally, plan_tally, tally_file

__all__ = [
    "commit_import",
    "commit_tally",
    "digest_of_questions",
    "draft_import",
    "explain_marks",
    "import_file",
    "mark_read",
    "own_questions",
    "plan_correction",
    "plan_import",
    "plan_tally",
    "read_upload",
    "record_correction",
    "record_returned",
    "tally_file",
    "unaccepted_questions",
]
