"""Bytes put into an archive before its first entry, between two, or before its directory."""

import struct
from typing import List, NamedTuple, Tuple

from . import archive
from .archive import Entry
from .problems import Problem, Unreadable, problem


class Gap(NamedTuple):
    """Bytes that belong to no entry, and the entry they stand before; none where that is the directory."""

    start: int
    length: int
    entry: str


def gaps(data: bytes) -> Tuple[List[Entry], List[Gap]]:
    """The entries of the directory wherever in the file they stand in its order, and what stands between
    them; nothing where the directory, which ends where the end record begins, cannot be followed."""
    end = data.rfind(archive.END_MARK)
    if end < 0 or len(data) - end < archive.END.size:
        return [], []
    (_, _, _, _, count, size, _, _) = archive.END.unpack_from(data, end)
    first = end - size
    entries: List[Entry] = []
    found: List[Gap] = []
    row_at, place = first, 0
    for _ in range(min(count, archive.MOST_ENTRIES)):
        if not 0 <= row_at <= end - archive.CENTRAL.size or data[row_at : row_at + 4] != archive.CENTRAL_MARK:
            return [], []
        row = archive.CENTRAL.unpack_from(data, row_at)
        name = data[row_at + archive.CENTRAL.size : row_at + archive.CENTRAL.size + row[10]]
        head = _header_of(data, name, row[9], place, first)
        start = head + archive.LOCAL.size + len(name)
        if head < 0 or start + row[9] > first:
            return [], []
        entries.append(archive.entry_at(data, name, start, row[9], row[7], row[4]))
        found += [Gap(place, head - place, entries[-1].name)] if head > place else []
        row_at, place = row_at + archive.CENTRAL.size + row[10] + row[11] + row[12], start + row[9]
    if row_at != end:
        return [], []
    return entries, found + ([Gap(place, first - place, "")] if first > place else [])


def _header_of(data: bytes, name: bytes, size: int, place: int, limit: int) -> int:
    """Where the next header stands that says the same of the entry as the directory; -1 where none does."""
    said = struct.pack("<I2H", size, len(name), 0) + name  # the end of a header: size, and no extra field
    while 0 <= place < limit:
        ends = data[place + archive.LOCAL.size - 8 : place + archive.LOCAL.size + len(name)]
        if ends == said and data[place : place + 4] == archive.LOCAL_MARK:
            return place
        place = data.find(archive.LOCAL_MARK, place + 1, limit)
    return -1


def refuse(data: bytes) -> None:
    """Raise for an archive whose directory cannot be followed because of bytes that it does not know of."""
    entries, found = gaps(data)
    if found:
        archive.refuse_tricks(data, entries)
        whole = {entry.name: entry.content for entry in entries if archive.crc_of(entry.content) == entry.crc}
        raise Unreadable(*problems(found), *archive.unsafe_names(entries), contents=whole)


def problems(found: List[Gap]) -> List[Problem]:
    """Each stretch that was put in."""
    return [
        problem(
            "inserted_bytes" if gap.entry else "inserted_before_directory",
            offset=str(gap.start),
            count=str(gap.length),
            entry=gap.entry,
        )
        for gap in found
    ]


def closed_up(data: bytes, found: List[Gap]) -> bytes:
    """The archive without what was put into it."""
    for gap in reversed(found):
        data = data[: gap.start] + data[gap.start + gap.length :]
    return data
