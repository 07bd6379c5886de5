"""The command line of the verifier, read with all its faults told at once, in the reader's language."""

import os
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from .problems import LANGUAGES, Problem, problem

OPTIONS = {
    "--key": "key",
    "--corrects": "corrects",
    "--corrects-key": "corrects_key",
    "--language": "language",
}
HELP = ("-h", "--help")
ALL = "--all"


class Asked(NamedTuple):
    """What is asked for; the keys are empty where any key will do."""

    bundle: str = ""
    key: str = ""
    corrects: str = ""
    corrects_key: str = ""  # by which the corrected bundle is signed, where it is another one
    language: str = "en"
    help: bool = False
    all: bool = False  # every figure that does not follow, and not the first of them alone


def read(arguments: Sequence[str], bundle: str = "") -> Tuple[Asked, List[Problem]]:
    """What is asked for, and what is wrong with the line; `bundle` where the program travels in one."""
    named, given, problems = _sorted(arguments)
    language = named.pop("language", "")
    if language and language not in LANGUAGES:
        problems.append(problem("no_such_language", name=language, known=", ".join(LANGUAGES)))
    places = [bundle, *given] if bundle else given
    problems += [problem("too_many_files", name=each) for each in places[1:]]
    wants_help = any(each in HELP for each in arguments)
    if not places and not wants_help:
        problems.append(problem("no_bundle_named"))
    spoken = language if language in LANGUAGES else _spoken()
    return Asked(
        places[0] if places else "", language=spoken, help=wants_help, all=ALL in arguments, **named
    ), problems


def _sorted(arguments: Sequence[str]) -> Tuple[Dict[str, str], List[str], List[Problem]]:
    """Options with their values, what is no option, and what is wrong."""
    named: Dict[str, str] = {}
    given: List[str] = []
    problems: List[Problem] = []
    waiting = list(arguments)
    while waiting:
        name, sign, value = waiting.pop(0).partition("=")
        if name in HELP or (name == ALL and not sign):
            continue
        if not name.startswith("-"):
            given.append(name + sign + value)
        elif name not in OPTIONS:
            problems.append(problem("no_such_option", name=name, known=", ".join((*OPTIONS, ALL))))
        else:
            found = _value(sign, value, waiting)
            if found is None:
                problems.append(problem("option_without_value", name=name))
            named[OPTIONS[name]] = found or ""
    return named, given, problems


def _value(sign: str, value: str, waiting: List[str]) -> Optional[str]:
    """What stands behind the sign, or what stands next and is no option."""
    if sign:
        return value or None
    return waiting.pop(0) if waiting and not waiting[0].startswith("-") else None


def _spoken() -> str:
    """The language of BILIM_LANGUAGE, else of the terminal, where it is one of ours; otherwise English."""
    names = (os.environ.get(name, "") for name in ("BILIM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next((name[:2].lower() for name in names if name), "")
    return spoken if spoken in LANGUAGES else "en"
