"""How the command line speaks: in the language of the terminal, and with all problems at once."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from bilim_engine.arguments import Parser, terminal_language
from bilim_engine.problems import Problem, printable


def reader(command: str) -> Parser:
    """Reads what stands behind `./bilim COMMAND`; what is wrong with it is told in the reader's language."""
    return Parser(language=terminal_language(), prog=f"./bilim {command}")


def told(text: Mapping[str, str]) -> str:
    """The text in the reader's language."""
    return text[terminal_language()]


def say(text: Mapping[str, str], **params: object) -> None:
    """The text stands on standard output, in the reader's language."""
    # What was said by somebody else, such as the name of a file, is shown and not obeyed.
    said = {name: _shown(each) for name, each in params.items()}
    print(text[terminal_language()].format(**said), flush=True)


def note(text: Mapping[str, str], **params: object) -> None:
    """The text stands on standard error, beside an answer that a program may read."""
    said = {name: _shown(each) for name, each in params.items()}
    print(text[terminal_language()].format(**said), file=sys.stderr, flush=True)


def _shown(said: object) -> object:
    return printable(str(said)) if isinstance(said, str | Path) else said


def complain(problems: Iterable[Problem]) -> int:
    """Every problem stands on standard error, in the reader's language; the exit code of a refusal."""
    for problem in problems:
        print(problem.render(terminal_language()), file=sys.stderr)
    return 1
