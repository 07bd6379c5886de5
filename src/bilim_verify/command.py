"""The command: python3 BUNDLE.zip, python3 -m bilim_verify BUNDLE, ./bilim verify BUNDLE."""

import os
import sys
from typing import Any, Dict, List, Optional, Sequence

from .asking import Asked, read
from .gate import OPEN
from .governed import Told
from .instants import in_words
from .naming import LONGEST_TITLE, NOBODY, Names, Sought, Titles
from .problems import Problem, Unreadable, brief, shown
from .reading import read_file
from .verifying import DIFFERS, SAME, UNREADABLE, Report, verify
from .words import WORDS, words

MOST_SHOWN = 200
# What follows from one changed fact may be a hundred figures: the first say where, the count how far.
FIGURES_SHOWN = 10
FIGURES = ("figure_differs", "row_missing", "row_extra")
NAMED = ("what", "variant", "part", "check")
# What is told of a day or an instant.
DAYS = ("at", "begins", "opens_on", "closes_on")
# Of programs that are others, so many are named.
PROGRAMS_SHOWN = 3


def run(arguments: Optional[List[str]] = None, bundle: str = "") -> int:
    """Verify the bundle named on the command line, or the one this program travels in; the exit status."""
    asked, wrong = read(sys.argv[1:] if arguments is None else arguments, bundle)
    if wrong or asked.help:
        for line in _usage(asked, wrong):
            _say(line)
        return UNREADABLE if wrong else SAME
    report = _report(asked)
    try:
        for line in lines(report, asked.language, asked.key, travelling=bool(bundle), everything=asked.all):
            _say(line)
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader, such as `head`, has seen enough; the exit status still says what was found.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return report.status


def _usage(asked: Asked, wrong: List[Problem]) -> List[str]:
    """What is wrong with the command line, and how it is written."""
    return [each.sentence(asked.language) for each in wrong] + words("usage", asked.language).split("\n")


def _report(asked: Asked) -> Report:
    """What is found in the bundle; of files that cannot be read, each is named."""
    refused: List[Problem] = []
    data: Dict[str, bytes] = {}
    for name in ("bundle", "corrects"):
        path = getattr(asked, name)
        try:
            data.update({name: read_file(path)} if path else {})
        except Unreadable as refusal:
            refused += refusal.problems
    if "bundle" not in data:
        return Report(UNREADABLE, refused, 0, {})
    report = verify(data["bundle"], asked.key, data.get("corrects"), asked.corrects_key)
    if not refused:
        return report
    return report._replace(status=UNREADABLE, problems=[*refused, *report.problems])


def _say(line: str) -> None:
    """Print in any terminal: what it does not know, or would obey, is shown by its number."""
    encoding = sys.stdout.encoding or "ascii"
    line = "".join(each if each.isprintable() else ascii(each)[1:-1] for each in line)
    sys.stdout.write(line.encode(encoding, "backslashreplace").decode(encoding) + "\n")


def lines(
    report: Report, language: str, key: str = "", travelling: bool = False, everything: bool = False
) -> List[str]:
    """The report as sentences in this language; `travelling` where this program came inside the bundle."""
    found = _findings(report, language, everything)
    if report.status == UNREADABLE:
        return [*found, words("unreadable", language)]
    edition, manifest = report.manifest["edition"], report.manifest
    named = {"title": _title(edition, language), "code": shown(edition.get("code"))}
    if report.status == DIFFERS:
        found.append(words("differs", language).format(count=len(report.problems), **named))
    elif report.status == SAME:
        signed = shown(manifest["key"].get("id"))
        found.append(words("same", language).format(figures=report.figures, key=signed, **named))
    if report.draws:
        found.append(words("drawn_anew", language).format(draws=report.draws, seed=report.seed))
    if report.is_unanalysed:
        found.append(words("not_analysed", language))
    found += [words(mark, language) for mark in ("illustrative", "demonstration_key") if manifest.get(mark)]
    found += [_told(each, language) for each in report.told]
    if report.recorded_later:
        found.append(words("recorded_later", language).format(count=report.recorded_later))
    if report.changes_unheld:
        found.append(words("changes_unheld", language).format(corrects=shown(edition["corrects"])))
    if report.programs:
        found.append(_other_programs(report.programs, language))
    if report.status == SAME:
        found += _not_proved(language)
    if not key and report.status == SAME:
        found.append(words("key_not_pinned", language))
    if travelling:
        found.append(words("came_inside", language))
    return found


def _told(told: Told, language: str) -> str:
    code, params = told
    said = {name: brief(value) for name, value in params}
    said.update({name: in_words(said[name], language) for name in DAYS if name in said})
    return words(code, language).format(**said)


def _findings(report: Report, language: str, everything: bool) -> List[str]:
    """What was changed comes first; then how many figures no longer follow, and the first of them."""
    figures = [each for each in report.problems if each.code in FIGURES]
    others = [each for each in report.problems if each.code not in FIGURES]
    found: List[str] = []
    for kind, most, more in ((others, MOST_SHOWN, "and_more"), (figures, FIGURES_SHOWN, "more_figures")):
        most = len(kind) if everything else most
        if kind is figures and figures:
            found.append(words("figures", language).format(count=len(figures)))
        found += [sentence(each, language, report.names) for each in kind[:most]]
        if len(kind) > most:
            found.append(words(more, language).format(count=len(kind) - most))
    return found + [_sought(each, language, report.names) for each in report.sought]


def _sought(found: Sought, language: str, names: Names) -> str:
    """Where in the facts a reader would look for the one that was changed."""
    items = "; ".join(_called(names.items, each, language) for each in found.items)
    unit = _called(names.units, found.unit, language)
    return words("sought" if items else "sought_in_unit", language).format(unit=unit, items=items)


def _other_programs(programs: Sequence[str], language: str) -> str:
    shown = ", ".join(programs[:PROGRAMS_SHOWN]) + (", …" if len(programs) > PROGRAMS_SHOWN else "")
    return words("other_programs", language).format(count=len(programs), names=shown)


def _not_proved(language: str) -> List[str]:
    """What the verdict does not cover, so that nobody believes more than was shown."""
    checks = "; ".join(words(f"check_{code}", language) for code in OPEN)
    return [words("gate_open", language).format(checks=checks), words("signed_alone", language)]


def _title(edition: Dict[str, Any], language: str) -> str:
    title = edition.get("title")
    return str(title.get(language, ""))[:LONGEST_TITLE] if isinstance(title, dict) else ""


def sentence(found: Problem, language: str, names: Names = NOBODY) -> str:
    """The sentence with the words of its parameters in the same language, and units and nodes by their
    titles."""
    given = dict(found.params)
    params = {name: _said(name, value, language) for name, value in found.params}
    if "unit" in given:
        params["unit"] = _called(names.units, given["unit"], language)
    if found.code in FIGURES:
        # The overall score of the overall score is said once.
        node = (
            params["node"]
            if params["node"] != given["node"]
            else _called(names.nodes, given["node"], language)
        )
        params["node"] = "" if node == params["what"] else f", {node}"
    if "side" in given:
        params["place"] = _place(given, language, names)
        params.update({name: words("nothing", language) for name in ("stated", "actual") if not given[name]})
    if "said" in given:
        params["why"] = words(given["said"], language).format(**given)
    return Problem(found.code, tuple(params.items())).sentence(language)


def _place(given: Dict[str, str], language: str, names: Names) -> str:
    """Which change of a list of changes, and which side of it."""
    kind = words(f"change_{given['kind']}", language) if f"change_{given['kind']}" in WORDS else given["kind"]
    unit = _called(names.units, given["of"], language)
    told = [kind, unit, given["subject"].replace("overall", words("overall", language)), given["period"]]
    return ", ".join(each for each in (*told, words(given["side"], language)) if each)


def _called(titles: Titles, code: str, language: str) -> str:
    """The title with the code behind it, or the code alone where nothing is called so."""
    title = titles.get(code, {}).get(language)
    return f"{title} ({code})" if title else code


def _said(name: str, value: str, language: str) -> str:
    """The value of the parameter of this name, in the words and numbers of the language."""
    if name in NAMED:
        return words(value, language)
    if name == "node" and value == "overall":
        return words("overall", language)
    if name in ("published", "recomputed"):
        if not value:
            return words("nothing", language)
        return value if language == "en" else value.replace(".", ",")
    return value
