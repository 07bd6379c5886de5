"""Writes `definitions/schema/*.json` from the tables of the engine.

Run `PYTHONPATH=src python -m tools.schemas` after a change of the tables.
"""

from __future__ import annotations

import json
from pathlib import Path

from bilim_engine.definitions import schemas

FOLDER = Path(__file__).parents[1] / "definitions" / "schema"


def written() -> dict[str, str]:
    """The text of each schema file by its name."""
    return {
        name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas().items()
    }


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, text in written().items():
        (FOLDER / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
