"""The records behind a department's figures: its own, and those of every unit below it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from bilim.portal.rules import explanations
from bilim.portal.terms import InputLine
from bilim.publication.terms import EditionContent, PublishedFact, RegisterUnit
from bilim_engine.values import NOT_COLLECTED, Missing

Address = Callable[..., str]
Key = tuple[str, str, str]


def below(content: EditionContent, code: str) -> tuple[RegisterUnit, ...]:
    """Every unit of the edition's register under this one, in the register's order."""
    children: dict[str, list[RegisterUnit]] = {}
    for unit in content.units:
        children.setdefault(unit.parent, []).append(unit)
    return tuple(_descend(children, code, {code}))


def _descend(children: dict[str, list[RegisterUnit]], code: str, seen: set[str]) -> Iterator[RegisterUnit]:
    for unit in children.get(code, ()):
        if unit.code not in seen:
            seen.add(unit.code)
            yield unit
            yield from _descend(children, unit.code, seen)


def lines(
    content: EditionContent, owner: RegisterUnit, items: Collection[str], language: str, address: Address
) -> list[InputLine]:
    """Every record of the unit and of those below it, of these items; of all items where none is named.

    Where one unit below has a record and its sister has none, the sister stands there as not collected: a sum
    without it is a smaller sum, and nobody should have to notice that by counting rows.
    """
    own = _keys(content.facts_of(owner.code), items)
    parts = below(content, owner.code)
    shared = _keys((fact for unit in parts for fact in content.facts_of(unit.code)), items)
    units = [unit for unit in parts if next(content.facts_of(unit.code), None)]
    wanted = [(owner, key) for key in own] + [(unit, key) for key in shared for unit in units]
    return [_line(content, unit, key, language, address) for unit, key in sorted(wanted, key=_order)]


def _order(wanted: tuple[RegisterUnit, Key]) -> Key:
    # Units keep their order: a record of the owner comes first, those below it follow as in the register.
    return wanted[1]


def _keys(facts: Iterable[PublishedFact], items: Collection[str]) -> list[Key]:
    found = ((fact.item, fact.period, fact.breakdown) for fact in facts if not items or fact.item in items)
    return list(dict.fromkeys(found))


def _line(
    content: EditionContent, unit: RegisterUnit, key: Key, language: str, address: Address
) -> InputLine:
    fact = content.fact(unit.code, *key)
    value = fact.value if fact else Missing(NOT_COLLECTED)
    return explanations.input_line(content, (unit.code, *key), value, language, address)
