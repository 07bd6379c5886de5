"""The one form a bundle's ZIP may have: read without trusting it, rebuilt, and compared byte by byte.

Nothing is ever unpacked to disk or decompressed; entries are slices of the file.
"""

import struct
import zlib
from typing import Dict, Iterator, List, NamedTuple, Optional, Tuple

from .problems import Problem, Unreadable, problem

LOCAL = struct.Struct("<4s5H3I2H")
CENTRAL = struct.Struct("<4s6H3I5H2I")
END = struct.Struct("<4s4H2IH")
LOCAL_MARK, CENTRAL_MARK, END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
VERSION, MADE_BY, DATE, MODE = 20, 0x0314, 0x0021, 0x81A40000
MOST_ENTRIES, MOST_BYTES = 1000, 1 << 30
# A longer name is a spoilt length that swallowed content: the list that states it cannot be followed.
MOST_NAME = 255

LOCAL_FIELDS = (
    ("mark", 4), ("version_needed", 2), ("flags", 2), ("method", 2), ("time", 2), ("date", 2),
    ("crc", 4), ("size_stored", 4), ("size", 4), ("name_length", 2), ("extra_length", 2),
)  # fmt: skip
CENTRAL_FIELDS = (
    ("mark", 4), ("version_made_by", 2), ("version_needed", 2), ("flags", 2), ("method", 2), ("time", 2),
    ("date", 2), ("crc", 4), ("size_stored", 4), ("size", 4), ("name_length", 2), ("extra_length", 2),
    ("comment_length", 2), ("disk", 2), ("internal_attributes", 2), ("external_attributes", 4), ("offset", 4),
)  # fmt: skip
END_FIELDS = (
    ("mark", 4), ("disk", 2), ("disk_of_directory", 2), ("entries_here", 2), ("entries", 2),
    ("directory_size", 4), ("directory_offset", 4), ("comment_length", 2),
)  # fmt: skip


class Entry(NamedTuple):
    name: str
    start: int  # of the content
    content: bytes
    crc: int  # as the archive states it
    method: int


class Region(NamedTuple):
    """A stretch of the archive in the one form, and what a reader would call it."""

    start: int
    end: int
    entry: str
    part: str  # local_header | content | directory | end
    fields: Tuple[Tuple[str, int], ...]

    def field_at(self, offset: int) -> str:
        place = offset - self.start
        for name, length in self.fields:
            if place < length:
                return name
            place -= length
        return "name" if self.fields else ""


class Listed(NamedTuple):
    """An entry as the directory describes it."""

    name: bytes
    start: int  # of the content
    size: int
    crc: int
    method: int


def directory(data: bytes) -> Optional[List[Listed]]:
    """What the central directory says, or None where it cannot be followed."""
    end = data.rfind(END_MARK)
    if end < 0 or len(data) - end < END.size:
        return None
    (_, _, _, _, count, _, offset, _) = END.unpack_from(data, end)
    found: List[Listed] = []
    for _ in range(min(count, MOST_ENTRIES + 1)):
        if len(data) - offset < CENTRAL.size or data[offset : offset + 4] != CENTRAL_MARK:
            return None
        row = CENTRAL.unpack_from(data, offset)
        if row[10] > MOST_NAME:
            return None
        name = data[offset + CENTRAL.size : offset + CENTRAL.size + row[10]]
        found.append(Listed(name, row[16] + LOCAL.size + row[10], row[9], row[7], row[4]))
        offset += CENTRAL.size + row[10] + row[11] + row[12]
    return found


def from_directory(data: bytes) -> Optional[List[Entry]]:
    """The entries as the central directory lists them, or None where it cannot be followed."""
    listed = directory(data)
    # Each byte belongs to one entry; one spoilt length may run over all of them again, and no more.
    if listed is None or sum(max(0, min(each.size, len(data) - each.start)) for each in listed) > 2 * len(
        data
    ):
        return None
    return [entry_at(data, each.name, each.start, each.size, each.crc, each.method) for each in listed]


def overlap(data: bytes) -> Optional[Problem]:
    """The first two entries of which the directory says that they share bytes; None where no two do."""
    listed = sorted((each for each in directory(data) or () if each.size), key=lambda each: each.start)
    for one, other in zip(listed, listed[1:]):
        if other.start < one.start + one.size:
            names = [each.name.decode("ascii", "backslashreplace") for each in (one, other)]
            return problem("entries_overlap", entry=names[0], other=names[1], offset=str(other.start))
    return None


def from_headers(data: bytes) -> List[Entry]:
    """The entries as their own headers follow one another from the first byte, as far as they can be
    followed."""
    entries: List[Entry] = []
    offset = 0
    while data[offset : offset + 4] == LOCAL_MARK and len(data) - offset >= LOCAL.size:
        row = LOCAL.unpack_from(data, offset)
        if row[9] > MOST_NAME:
            break
        name = data[offset + LOCAL.size : offset + LOCAL.size + row[9]]
        start = offset + LOCAL.size + row[9] + row[10]
        entries.append(entry_at(data, name, start, row[8], row[6], row[3]))
        offset = start + row[8]
        if len(entries) > MOST_ENTRIES:
            break
    return entries


def entry_at(data: bytes, name: bytes, start: int, size: int, crc: int, method: int) -> Entry:
    return Entry(name.decode("ascii", "backslashreplace"), start, data[start : start + size], crc, method)


def refuse_tricks(data: bytes, entries: List[Entry]) -> None:
    """Raise for what no honest bundle holds; later steps may then trust sizes and that names differ."""
    refused: List[Problem] = []
    if len(data) > MOST_BYTES:
        refused.append(problem("too_large", size=str(len(data)), most=str(MOST_BYTES)))
    if len(entries) > MOST_ENTRIES:
        refused.append(problem("too_many_entries", count=str(len(entries))))
    seen: Dict[str, int] = {}
    for entry in entries:
        seen[entry.name] = seen.get(entry.name, 0) + 1
    refused += [problem("duplicate_entry", entry=name) for name, count in seen.items() if count > 1]
    if refused:
        raise Unreadable(*refused, *unsafe_names(entries))


def unsafe_names(entries: List[Entry]) -> List[Problem]:
    """Each name that leads elsewhere."""
    return [problem("unsafe_name", entry=entry.name) for entry in entries if _leaves_the_folder(entry.name)]


def _leaves_the_folder(name: str) -> bool:
    parts = name.split("/")
    return name.startswith("/") or ".." in parts or "" in parts or "\\" in name or ":" in name


def canonical(entries: List[Entry], crcs: Dict[str, int]) -> Tuple[bytes, List[Region]]:
    """The archive these contents make in the one form, and the name of each of its stretches."""
    body: List[bytes] = []
    directory: List[Tuple[str, bytes]] = []
    regions: List[Region] = []
    offset = 0
    for entry in sorted(entries, key=lambda entry: entry.name.encode("ascii", "replace")):
        name, size, crc = entry.name.encode("ascii", "replace"), len(entry.content), crcs[entry.name]
        common = (VERSION, 0, 0, 0, DATE, crc, size, size, len(name), 0)
        head = LOCAL.pack(LOCAL_MARK, *common) + name
        directory.append(
            (entry.name, CENTRAL.pack(CENTRAL_MARK, MADE_BY, *common, 0, 0, 0, MODE, offset) + name)
        )
        middle, last = offset + len(head), offset + len(head) + size
        regions.append(Region(offset, middle, entry.name, "local_header", LOCAL_FIELDS))
        regions.append(Region(middle, last, entry.name, "content", ()))
        body += [head, entry.content]
        offset = last
    start = offset
    for name_, row in directory:
        regions.append(Region(offset, offset + len(row), name_, "directory", CENTRAL_FIELDS))
        body.append(row)
        offset += len(row)
    count = len(directory)
    body.append(END.pack(END_MARK, 0, 0, count, count, offset - start, start, 0))
    regions.append(Region(offset, offset + END.size, "", "end", END_FIELDS))
    return b"".join(body), regions


def crc_of(content: bytes) -> int:
    return zlib.crc32(content) & 0xFFFFFFFF


def single_changed_bytes(content: bytes, stated_crc: int) -> Iterator[Tuple[int, int]]:
    """Each (position, former byte) that explains the stated CRC by one changed byte, last position first.

    A CRC is linear: the difference of two CRCs is the CRC register of the difference of the contents. For one
    changed byte it is `table[v]` moved on by the zero bytes that follow, so it is moved back until it is one.
    In a long content chance offers a few more; the caller knows the right one by its SHA-256.
    """
    table = _crc_table()
    by_top = {row >> 24: index for index, row in enumerate(table)}
    values = {row: index for index, row in enumerate(table)}
    register = crc_of(content) ^ stated_crc
    for position in range(len(content) - 1, -1, -1):
        if values.get(register):
            yield position, content[position] ^ values[register]
        index = by_top[register >> 24]
        register = ((register ^ table[index]) << 8 | index) & 0xFFFFFFFF


def _crc_table() -> List[int]:
    table = []
    for number in range(256):
        value = number
        for _ in range(8):
            value = value >> 1 ^ (0xEDB88320 if value & 1 else 0)
        table.append(value)
    return table
