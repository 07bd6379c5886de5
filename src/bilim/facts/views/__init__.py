"""Pages of the ledger: bringing figures in, their history, what changed in those of a department."""
