"""What the command line can do, a file a subject. Each command is `run(arguments) -> exit code`."""
