"""`./bilim verify …`: the launcher runs it without an environment; this is the same, from inside."""

from __future__ import annotations

import runpy
import sys


def run(arguments: list[str]) -> int:
    sys.argv = ["bilim verify", *arguments]
    runpy.run_module("bilim_verify", run_name="__main__")
    return 0
