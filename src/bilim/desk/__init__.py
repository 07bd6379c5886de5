"""The staff's front page: what waits for me, and the journal for the auditor."""
