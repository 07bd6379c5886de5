"""The engine on the command line: check definitions, rate facts, explain a score.

Exit status: 0 done, 1 refused because of problems (all of them are printed), 2 the command itself is wrong.
"""

from bilim_engine.cli.commands import main

__all__ = ["main"]
