"""`check`, `rate`, `explain` and `uncertainty`."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bilim_engine import reasons
from bilim_engine.arguments import Parser, terminal_language
from bilim_engine.cli import printing, problems, words
from bilim_engine.cli.reading import (
    UNREADABLE,
    Loaded,
    check_speaking,
    load_analysis,
    load_definitions,
    load_rating,
)
from bilim_engine.cli.uncertainty import uncertainty_table
from bilim_engine.cli.uncertainty_files import uncertainty_csv, uncertainty_json
from bilim_engine.indicators import run_cases
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import LANGUAGES, Place, Problem, Refused
from bilim_engine.ratings import Rating, explain, findings, rate, uncertainty

FORMATS = ("table", "json", "csv")


def main(arguments: Sequence[str] | None = None, *, program: str = "bilim-engine") -> int:
    """Run the command; the exit status. `program` is what it was called by."""
    options = _parser(program).parse_args(arguments)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            # Names of files may hold bytes that are no text.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        return int(options.run(options))
    except Refused as refused:
        return _refuse(refused.problems, options.language)
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as fault:
        if fault.filename is None:
            raise
        place = Place(os.fsdecode(fault.filename))
        return _refuse(
            [Problem(problems.NO_FILE, place, {"detail": reasons.of_system(fault)})], options.language
        )


def _parser(program: str) -> Parser:
    language = terminal_language()
    parser = Parser(language=language, prog=program, description=words.ALONE[language])
    commands = parser.add_subparsers(
        dest="command", required=True, metavar="check | rate | explain | uncertainty"
    )
    check = commands.add_parser("check", help=words.CHECK[language])
    check.add_argument("paths", nargs="+", type=Path, metavar="PATH", help=words.PATH[language])
    check.set_defaults(run=_check)
    rating = commands.add_parser("rate", help=words.RATE[language])
    _files(rating, language)
    rating.add_argument("--format", choices=FORMATS, default="table", help=words.FORMAT[language])
    rating.set_defaults(run=_rate)
    explaining = commands.add_parser("explain", help=words.EXPLAIN[language])
    _files(explaining, language)
    explaining.add_argument("unit", metavar="UNIT", help=words.UNIT_CODE[language])
    explaining.add_argument("node", metavar="NODE", nargs="?", default="", help=words.PATH_OF_NODE[language])
    explaining.set_defaults(run=_explain)
    analysing = commands.add_parser("uncertainty", help=words.UNCERTAINTY[language])
    _files(analysing, language)
    analysing.add_argument(
        "--analysis", type=Path, required=True, metavar="FILE", help=words.VARIED[language]
    )
    analysing.add_argument("--format", choices=FORMATS, default="table", help=words.FORMAT[language])
    analysing.set_defaults(run=_uncertainty)
    for each in (check, rating, explaining, analysing):
        each.add_argument("--language", choices=LANGUAGES, default=language, help=words.LANGUAGE[language])
    return parser


def _files(parser: Parser, language: str) -> None:
    parser.add_argument(
        "methodology", type=Path, metavar="METHODOLOGY.yaml", help=words.METHOD_FILE[language]
    )
    parser.add_argument("facts", type=Path, metavar="FACTS.csv", help=words.FACTS_FILE[language])
    parser.add_argument("--period", required=True, help=words.PERIOD[language])
    parser.add_argument("--units", type=Path, help=words.UNITS_FILE[language])
    parser.add_argument("--definitions", type=Path, help=words.FOLDER[language])


def _say(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(f"{line}\n")


def _refuse(found: Iterable[Problem], language: str) -> int:
    found = list(found)
    errors = [problem for problem in found if problem.is_error]
    for line in (*_told(found, language), words.REFUSED[language].format(errors=len(errors))):
        sys.stderr.write(f"{line}\n")
    return _status(errors)


def _told(found: Sequence[Problem], language: str) -> Iterator[str]:
    """The problems, warnings apart from errors, each under its head."""
    for head, is_error in ((words.ERRORS, True), (words.WARNINGS, False)):
        of_kind = [problem.render(language) for problem in found if problem.is_error is is_error]
        yield from (head[language], *of_kind) if of_kind else ()


def _status(errors: Sequence[Problem]) -> int:
    """2 where a file could not be read at all, 1 where what it holds is wrong, 0 where nothing is."""
    if any(problem.kind in UNREADABLE for problem in errors):
        return 2
    return 1 if errors else 0


def _check(options: argparse.Namespace) -> int:
    definitions, found = load_definitions(options.paths)
    speaking, of_speaking = check_speaking(options.paths, definitions)
    found += of_speaking
    # An indicator with a faulty formula is defined, and its own fault is told.
    faulty = definitions.unusable.get("indicators", frozenset())
    for methodology in definitions.methodologies.values():
        of_methodology = findings(methodology, definitions)
        found += [each for each in of_methodology if each.params.get("indicator") not in faulty]
    found += run_cases(definitions)
    _say(_told(found, options.language))
    errors = [problem for problem in found if problem.is_error]
    kinds = (definitions.items, definitions.parameters, definitions.indicators, definitions.methodologies)
    count = sum(map(len, kinds)) + speaking
    counts = {"count": count, "errors": len(errors), "warnings": len(found) - len(errors)}
    _say([words.CHECKED[options.language].format(**counts)])
    return _status(errors)


def _rated(options: argparse.Namespace, loaded: Loaded | None = None) -> tuple[Loaded, Rating]:
    """The rating of the files, or Refused with the problems of all of them."""
    loaded = loaded or _loaded(options)
    found = loaded.problems
    period = _period(options.period, found)
    # A definition that does not give what its author worked out is not what he meant.
    found += [] if any(problem.is_error for problem in found) else run_cases(loaded.definitions)
    if loaded.methodology is None or period is None or any(problem.is_error for problem in found):
        raise Refused(found)
    for line in _told(found, options.language):
        sys.stderr.write(f"{line}\n")
    return loaded, rate(
        loaded.methodology,
        definitions=loaded.definitions,
        facts=loaded.facts,
        units=loaded.units,
        period=period,
    )


def _loaded(options: argparse.Namespace) -> Loaded:
    return load_rating(options.methodology, options.facts, options.units, options.definitions)


def _period(text: str, found: list[Problem]) -> Period | None:
    try:
        return parse_period(text)
    except ValueError:
        found.append(Problem(problems.NOT_A_PERIOD, Place(field="--period"), {"text": text}))
        return None


def _rate(options: argparse.Namespace) -> int:
    loaded, rating = _rated(options)
    if options.format == "csv":
        sys.stdout.write(printing.rating_csv(rating, illustrative=_is_illustrative(loaded)))
    elif options.format == "json":
        sys.stdout.write(printing.rating_json(rating, illustrative=_is_illustrative(loaded)))
    else:
        speech = printing.Speech(options.language, loaded.definitions, loaded.units)
        _say(printing.rating_table(rating, speech))
        _say(_marked(loaded, options.language))
    return 0


def _explain(options: argparse.Namespace) -> int:
    loaded, rating = _rated(options)
    node = explain(rating, options.unit, options.node)
    speech = printing.Speech(options.language, loaded.definitions, loaded.units)
    _say(printing.explanation(rating, options.unit, options.node, node, speech))
    _say(_marked(loaded, options.language))
    return 0


def _uncertainty(options: argparse.Namespace) -> int:
    loaded = _loaded(options)
    analysis, wrong = load_analysis(options.analysis, loaded.definitions)
    loaded.problems += wrong
    loaded, rating = _rated(options, loaded)
    if analysis is None:
        raise Refused(wrong)
    found = uncertainty(
        rating, analysis, definitions=loaded.definitions, facts=loaded.facts, units=loaded.units
    )
    is_illustrative = _is_illustrative(loaded)
    if options.format == "csv":
        sys.stdout.write(uncertainty_csv(found, illustrative=is_illustrative))
    elif options.format == "json":
        sys.stdout.write(uncertainty_json(rating, found, illustrative=is_illustrative))
    else:
        speech = printing.Speech(options.language, loaded.definitions, loaded.units)
        _say(uncertainty_table(rating, found, speech))
        _say(_marked(loaded, options.language))
    return 0


def _marked(loaded: Loaded, language: str) -> list[str]:
    """The mark of illustrative data, which no output for people goes without."""
    return [words.ILLUSTRATIVE[language]] if _is_illustrative(loaded) else []


def _is_illustrative(loaded: Loaded) -> bool:
    return any(fact.illustrative for fact in loaded.facts)
