"""Which units ended and who came of whom, held against the register and the facts of the same bundle."""

from functools import partial
from typing import Any, Callable, Dict, Iterable, Iterator, List, Sequence, Set, Tuple

from . import periods
from .content import BadContent, rows, tree
from .governed import Told
from .naming import MISSHAPEN
from .problems import Problem, problem, shown

BOUNDARIES, REGISTER, FACTS = "boundaries.json", "register.json", "facts.csv"
SINCE = 5
# After these the ground of both is another; what was moved between two that stand, nobody knows.
CUTS = ("split", "merged")
NOT_COMPARABLE = "not_comparable"

Step = Tuple[str, str]
Way = Tuple[Step, Step]


def stages(
    contents: Dict[str, bytes], manifest: Dict[str, Any]
) -> List[Tuple[str, Callable[[], Iterable[Problem]]]]:
    """What is stated, held against the register, and the facts against it; nothing before format 5."""
    if manifest["format_version"] < SINCE:
        return []
    return [(BOUNDARIES, partial(_stated, contents)), (FACTS, partial(_figures, contents))]


def told(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> Sequence[Told]:
    """How many figures are held as not comparable although their unit was neither split nor merged since."""
    if manifest["format_version"] < SINCE:
        return ()
    try:
        found = [is_of_before for row, is_of_before in _facts(contents) if row["missing"] == NOT_COMPARABLE]
    except (BadContent, *MISSHAPEN):
        return ()
    count = found.count("")
    return [("not_comparable_unlinked", (("count", str(count)),))] if count else ()


def _stated(contents: Dict[str, bytes]) -> Iterator[Problem]:
    """Every unit named stands or has ended, nothing happened after the day of the register, and each row
    stands once, in order."""
    stated, register = tree(contents, BOUNDARIES, dict), tree(contents, REGISTER, dict)
    as_of, standing = register["as_of"], {unit["code"] for unit in register["units"]}
    until = {each["code"]: each["until"] for each in stated["ended"]}
    for number, each in enumerate(stated["ended"], start=1):
        if each["code"] in standing:
            yield _unforeseen(f"ended[{number}].code", each["code"])
        yield from _not_after(f"ended[{number}].until", each["until"], REGISTER, as_of)
    for number, each in enumerate(stated["links"], start=1):
        yield from _not_after(f"links[{number}].on", each["on"], REGISTER, as_of)
        for unit in dict.fromkeys((each["unit"], each["to"])):
            if unit not in standing and unit not in until:
                yield problem("unknown_unit", entry=BOUNDARIES, unit=shown(unit))
            last = until.get(unit, as_of)
            yield from _not_after(f"links[{number}].on", each["on"], BOUNDARIES, last)
    yield from _of_itself(stated["links"])
    yield from _order(
        "links", [(each["on"], each["kind"], each["unit"], each["to"]) for each in stated["links"]]
    )
    yield from _order("ended", [(each["code"],) for each in stated["ended"]])


def _of_itself(links: List[Dict[str, str]]) -> Iterator[Problem]:
    """No unit is merged into itself, gives ground to itself or comes of what comes of it on the same day, by
    however many steps; of a split it may be the rest, beside what was made of it."""
    cuts = [each for each in links if each["kind"] in CUTS and each["unit"] != each["to"]]
    parted = {(each["on"], each["unit"]) for each in cuts if each["kind"] == "split"}
    ways = {((each["on"], each["unit"]), (each["on"], each["to"])) for each in cuts}
    circling = _turned(_behind_circles(_turned(_behind_circles(ways))))
    for number, each in enumerate(links, start=1):
        kind, on, unit, to = each["kind"], each["on"], each["unit"], each["to"]
        rest = kind == "split" and (on, unit) in parted
        back = kind in CUTS and ((on, unit), (on, to)) in circling
        if not rest if unit == to else back:
            yield _unforeseen(f"links[{number}].to", to)


def _behind_circles(ways: Set[Way]) -> Set[Way]:
    """The ways on a circle and those that lead away from one: each way whose start nothing leads to is taken
    away, until none is left."""
    ways_on: Dict[Step, List[Step]] = {}
    leading: Dict[Step, int] = {}
    for start, end in ways:
        ways_on.setdefault(start, []).append(end)
        leading[end] = leading.get(end, 0) + 1
    kept, starts = set(ways), [each for each in ways_on if each not in leading]
    while starts:
        start = starts.pop()
        for end in ways_on.get(start, []):
            kept.remove((start, end))
            leading[end] -= 1
            if leading[end] == 0:
                starts.append(end)
    return kept


def _turned(ways: Set[Way]) -> Set[Way]:
    return {(end, start) for start, end in ways}


def _not_after(place: str, day: str, source: str, last: str) -> Iterator[Problem]:
    if day > last:
        named = {"entry": BOUNDARIES, "place": place, "stated": day}
        yield problem("claim_differs", source=source, actual=last, **named)


def _order(part: str, keys: List[Tuple[str, ...]]) -> Iterator[Problem]:
    for number, (before, each) in enumerate(zip(keys, keys[1:]), start=2):
        if each <= before:
            yield _unforeseen(f"{part}[{number}]", ", ".join(each))


def _unforeseen(place: str, found: str) -> Problem:
    return problem("not_foreseen", entry=BOUNDARIES, place=place, found=shown(found))


def _figures(contents: Dict[str, bytes]) -> Iterator[Problem]:
    """What a unit had counted in a period that was over when it was split or merged is not comparable."""
    for number, (row, day) in enumerate(_facts(contents), start=2):
        if day and row["missing"] != NOT_COMPARABLE:
            named = {name: row[name] for name in ("unit", "item", "period")}
            yield problem("figure_of_before", entry=FACTS, row=str(number), on=day, **named)


def _facts(contents: Dict[str, bytes]) -> Iterator[Tuple[Dict[str, str], str]]:
    """Each fact with the day since which its unit is of other ground, if its period was over by then."""
    days: Dict[str, str] = {}
    for link in tree(contents, BOUNDARIES, dict)["links"]:
        for unit in (link["unit"], link["to"]) if link["kind"] in CUTS else ():
            days[unit] = max(days.get(unit, ""), link["on"])
    for row in rows(contents, FACTS):
        day = days.get(row["unit"], "")
        is_of_before = day and periods.last_day(periods.read(row["period"])).isoformat() < day
        yield row, day if is_of_before else ""
