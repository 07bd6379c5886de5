"""Pages of the workflow: run, draft, checklist, signing, publication, correction, statements of heads."""
