"""Writing into the ledger: from a file, in one step or in two."""

from bilim.facts.actions.corrections import plan_correction, record_correction
from bilim.facts.actions.imports import (
    commit_import,
    draft_import,
    explain_marks,
    import_file,
)
from bilim.facts.actions.planning import plan_import, read_upload
from bilim.facts.actions.reading import mark_read
from bilim.facts.actions.tallies import commit_tally, plan_tally, tally_file

__all__ = [
    "commit_import",
    "commit_tally",
    "draft_import",
    "explain_marks",
    "import_file",
    "mark_read",
    "plan_correction",
    "plan_import",
    "plan_tally",
    "read_upload",
    "record_correction",
    "tally_file",
]
