"""`./bilim manage …`: Django's own commands, with the settings of the house."""

from __future__ import annotations


def run(arguments: list[str]) -> int:
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - settings are named first

    execute_from_command_line(["bilim manage", *arguments])
    return 0
