"""What the register decides without a database: reading its files, folding and matching names, succession."""
