"""`./bilim engine …`: the arithmetic alone; neither settings nor database are read."""

from __future__ import annotations

import runpy
import sys


def run(arguments: list[str]) -> int:
    sys.argv = ["bilim engine", *arguments]
    runpy.run_module("bilim_engine", run_name="__main__")
    return 0
