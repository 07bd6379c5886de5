"""Django's own commands: `./bilim manage migrate`."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(arguments: list[str]) -> None:
    """The command has run with the settings of the house."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bilim.config.settings")
    from django.core.management import execute_from_command_line  # noqa: PLC0415 - after the settings are named

    execute_from_command_line(["bilim manage", *arguments])


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    main(sys.argv[1:])
