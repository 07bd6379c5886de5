"""`./bilim engine …`: the arithmetic alone; neither settings nor database are read."""

from __future__ import annotations

from bilim_engine.cli import main


def run(arguments: list[str]) -> int:
    return main(arguments, program="./bilim engine")
