"""Returns read from files, with the same shapes and the same care as other definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from string import Formatter

from bilim_engine.definitions.checking import Site, check_governance
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.items import ADDED
from bilim_engine.definitions.reading import Mapping as TreeMapping
from bilim_engine.definitions.reading import Scalar, Sequence, Tree
from bilim_engine.definitions.returns import problems
from bilim_engine.definitions.returns.table import RETURN
from bilim_engine.definitions.returns.types import DEPARTMENT, IN_FORMULAS, Check, Feed, ReturnForm
from bilim_engine.definitions.speaking import Speaking
from bilim_engine.formulas import Expression, Names
from bilim_engine.problems import LANGUAGES, Place, Problem, near_hint

# What the register knows of an institution: filled in where it is wanted, and asked of nobody.
KNOWN_TO_REGISTER = frozenset(
    {"name", "address", "kind", "ownership", "language", "languages", "capacity", "head", "licence"}
)


def load_returns(
    files: Mapping[str, str | bytes], definitions: Definitions
) -> tuple[dict[str, ReturnForm], list[Problem]]:
    """The returns in these texts by code, one a file, and every problem of every file, sorted by place.

    No fact may come out of two returns that the same kind of institution fills in: it is asked once.
    """
    found, wrong = _RETURNS.load(files, definitions)
    return found, [*wrong, *_asked_twice(found.values())]


def _names(site: Site, definitions: Definitions) -> Names:
    """The questions of the file, as far as they can be read: what is wrong with one is its own problem."""
    period = site.tree.text("period") if isinstance(site.tree, TreeMapping) else ""
    names: dict[str, tuple[str, tuple[str, ...]]] = {}
    for question in _questions(site.tree):
        by = question.entries.get("by")
        listed = by.items if isinstance(by, Sequence) else ()
        dimensions = tuple(each.text for each in listed if isinstance(each, Scalar))
        if question.text("kind") in IN_FORMULAS:
            names[question.text("code")] = (period, dimensions)
    return Names(names)


def _questions(tree: Tree) -> Iterator[TreeMapping]:
    sections = tree.entries.get("sections") if isinstance(tree, TreeMapping) else None
    for section in sections.items if isinstance(sections, Sequence) else ():
        asked = section.entries.get("questions") if isinstance(section, TreeMapping) else None
        for question in asked.items if isinstance(asked, Sequence) else ():
            if isinstance(question, TreeMapping):
                yield question


def _check(form: ReturnForm, site: Site, definitions: Definitions) -> Iterator[Problem]:
    """Everything that is wrong with the definition, each at its line."""
    yield from check_governance(form, site)
    if not form.cases:
        yield Problem(problems.CASES_ABSENT, site.at("code"), {"form": form.code})
    yield from _check_questions(form, site, definitions)
    seen: set[str] = set()
    for index, check in enumerate(form.checks):
        if check.code in seen:
            yield Problem(problems.SAID_TWICE, site.at("checks", index, "code"), {"code": check.code})
        seen.add(check.code)
        yield from _check_sentence(check, site, index)
    for index, feed in enumerate(form.feeds):
        yield from _check_feed(feed, form, site, index, definitions)


def _check_questions(form: ReturnForm, site: Site, definitions: Definitions) -> Iterator[Problem]:
    seen: set[str] = set()
    for first, section in enumerate(form.sections):
        for second, question in enumerate(section.questions):
            at = ("sections", first, "questions", second)
            if question.code in seen:
                yield Problem(problems.SAID_TWICE, site.at(*at, "code"), {"code": question.code})
            seen.add(question.code)
            if question.code in KNOWN_TO_REGISTER:
                yield Problem(problems.KNOWN_ALREADY, site.at(*at, "code"), {"code": question.code})
            if question.most is not None and question.most < question.least:
                bounds = {"least": str(question.least), "most": str(question.most)}
                yield Problem(problems.BOUNDS_REVERSED, site.at(*at, "most"), bounds)
            for dimension in question.by:
                label = definitions.breakdowns.get(dimension)
                if label is not None and not label.values:
                    params = {"code": question.code, "breakdown": dimension}
                    yield Problem(problems.OPEN_BREAKDOWN, site.at(*at, "by"), params)


def _check_sentence(check: Check, site: Site, index: int) -> Iterator[Problem]:
    """A sentence speaks of what its rule reads: else it would be filled with a figure nobody compared."""
    read = set(figures_of(check.rule))
    for key in ("sentence", "advice"):
        for language in LANGUAGES:
            text = getattr(check, key)[language]
            try:
                said = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            except ValueError:
                said = {text}
            for name in sorted(said - read):
                params = {"name": name[:60], "known": ", ".join(sorted(read)), "near": near_hint(name, read)}
                yield Problem(problems.NOT_OF_THE_RULE, site.at("checks", index, key), params)


def named_by(expression: Expression) -> set[str]:
    """The questions that the formula reads."""
    return {each.code for each in expression.walk() if each.op == "item"}


def figures_of(rule: Expression, months: int = 0) -> dict[str, tuple[str, int]]:
    """What a sentence about this rule may name, with the question and the months back it is taken from:
    `pupils`, and for an earlier period `pupils_before`. In the order in which the rule reads them."""
    if rule.op == "item":
        return {f"{rule.code}_before" if months else rule.code: (rule.code, months)}
    shift = months + rule.years * 12 + rule.months
    found: dict[str, tuple[str, int]] = {}
    for argument in rule.args:
        found |= figures_of(argument, shift)
    return found


def _check_feed(
    feed: Feed, form: ReturnForm, site: Site, index: int, definitions: Definitions
) -> Iterator[Problem]:
    item, place = definitions.items[feed.item], site.at("feeds", index, "item")
    if item.period != form.period:
        params = {"item": item.code, "period": item.period, "wanted": form.period}
        yield Problem(problems.OTHER_PERIOD, place, params)
    if form.filled_by != DEPARTMENT and item.measure not in ADDED:
        yield Problem(problems.NOT_ADDED_UP, place, {"item": item.code, "measure": item.measure})
    dimensions = {each.code: each.by for each in form.questions()}
    for dimension in feed.by:
        asked = [code for code in named_by(feed.value) if dimension not in dimensions.get(code, ())]
        if dimension not in item.breakdowns or asked:
            params = {"item": item.code, "breakdown": dimension, "known": ", ".join(item.breakdowns) or "—"}
            yield Problem(problems.NOT_BROKEN_DOWN, site.at("feeds", index, "by"), params)


def _asked_twice(forms: Iterable[ReturnForm]) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for form in forms:
        for feed in form.feeds:
            other = first.setdefault((form.filled_by, feed.item), form.code)
            if other != form.code:
                params = {"item": feed.item, "form": form.code, "other": other}
                yield Problem(problems.ASKED_TWICE, Place(form.code), params)


_RETURNS = Speaking("returns", RETURN, _check, problems.NOT_A_RETURN, _names)
