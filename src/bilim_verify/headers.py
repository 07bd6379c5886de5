"""What of an archive lies outside the contents, field by field beside the one form."""

from typing import Dict, List

from . import archive, inserting
from .archive import Entry, Region
from .problems import Problem, problem

OFFSETS = ("offset", "directory_offset")


def check(data: bytes, entries: List[Entry], crcs: Dict[str, int]) -> List[Problem]:
    """Every field outside the contents that is not as the one form has it, at most one problem a field."""
    wanted, regions = archive.canonical(entries, crcs)
    found = inserting.gaps(data)[1]
    problems = inserting.problems(found)
    data = inserting.closed_up(data, found)
    seen = set()
    for offset in _differences(data, wanted):
        region = _region_at(regions, offset)
        field = region.field_at(offset)
        # What was put in moves what follows it, which is no finding of its own.
        if (region, field) in seen or (found and field in OFFSETS):
            continue
        seen.add((region, field))
        problems.append(_changed_header(data, wanted, offset, region, field))
    if len(data) > len(wanted):
        problems.append(problem("extra_bytes", count=str(len(data) - len(wanted)), offset=str(len(wanted))))
    elif len(data) < len(wanted):
        problems.append(problem("missing_bytes", count=str(len(wanted) - len(data))))
    return problems


def _differences(data: bytes, wanted: bytes, most: int = 4096) -> List[int]:
    """Offsets that differ; whole equal blocks are skipped. After `most` of them more would say nothing
    new."""
    found: List[int] = []
    step = 4096
    for start in range(0, min(len(data), len(wanted)), step):
        have, want = data[start : start + step], wanted[start : start + step]
        if have != want:
            found += [start + place for place, pair in enumerate(zip(have, want)) if pair[0] != pair[1]]
        if len(found) > most:
            return found[:most]
    return found


def _region_at(regions: List[Region], offset: int) -> Region:
    return next(region for region in regions if region.start <= offset < region.end)


def _changed_header(data: bytes, wanted: bytes, offset: int, region: Region, field: str) -> Problem:
    return problem(
        "header_changed",
        entry=region.entry,
        part=region.part,
        field=field,
        offset=str(offset),
        was=f"0x{wanted[offset]:02x}",
        now=f"0x{data[offset]:02x}",
    )
