"""The database engines that run the statements, each behind the same few calls."""
