"""Backups: one file that holds the database and the stored files, each with its hash."""
