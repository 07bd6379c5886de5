"""The objects of a PDF: those that were packed into streams, and those that stand by themselves."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from bilim.storage.rules.pdf_tokens import LONGEST, Dictionaries, UnreadableError, is_reference, skip

# Of all packed objects together no more is read, and no more is unpacked.
_MOST = 32 * 1024 * 1024
_MOST_NUMBERS = 1024 * 1024
_CHUNK = 1024


def name(word: str) -> bytes:
    """The name as PDF may write it: each letter as it is or by its number."""
    return b"".join(b"(?:%c|#%02x|#%02X)" % (ord(sign), ord(sign), ord(sign)) for sign in word)


END = rb"(?![A-Za-z0-9])"
# A stream of objects says so by its type; readers that do not ask for it find the first by a number.
_PACKED = re.compile(b"/(?:" + name("ObjStm") + b"|(" + name("First") + b"))" + END)
# The head of such a stream as programs write it, at the start of a line: a comment or a text within it could
# say one thing to us and another to a reader.
_NUMBER = re.compile(rb"[\r\n][ \t]*\d+\s+\d+\s+$")
_HEAD = re.compile(
    rb"\s*<<(?:\s*/(?:Type\s*/ObjStm|N\s+\d+|First\s+(?P<first>\d+)|DL\s+\d+|Length\s+\d+(?:\s+\d+\s+R)?|"
    rb"Extends\s+\d+\s+\d+\s+R|DecodeParms\s+null|Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])))*\s*>>\s*"
)
_BEGINS = re.compile(rb"stream[ \t]*\r?\n?")
# An object by itself as programs head it: at the start of a line, its numbers beside each other. Headed with
# remarks, noughts or blanks without an end it would be another to us than to a reader.
_OBJECT = re.compile(
    rb"(?:[\r\n][ \t]{0,50}0{0,9}(\d{1,10})\s{1,50}\d{1,5}\s{1,50}|(?<=[\d\s\0]))obj(?=[\s\0<>\[(/%\d+.-])"
)


@dataclass(frozen=True, slots=True)
class PackedObjects:
    """The objects of one stream: where the first begins, and all of them, headed by their numbers."""

    first: int
    content: bytes

    def find(self, numbers: set[int]) -> Iterator[tuple[int, int]]:
        """The objects under these numbers: each by its number and where it begins."""
        said = self.content[: self.first].split()
        for each, place in zip(said[::2], said[1::2], strict=False):
            if each.isdigit() and place.isdigit() and int(each[-10:]) in numbers:
                yield int(each[-10:]), self.first + int(place[-10:])


def unpack(content: bytes) -> Iterator[PackedObjects]:
    """Every stream of objects, unpacked; refused where one is written in another way than programs write."""
    left, last, dictionaries = _MOST, -1, Dictionaries(content)
    for each in _PACKED.finditer(content):
        if each[1] and not _is_number(content, each.end(), dictionaries):
            continue
        stream = content.find(b"stream", each.end(), each.end() + LONGEST)
        if stream == last and stream >= 0:
            continue
        last = stream
        head = _head(content, each.start(), stream)
        objects, taken = _inflate(content, stream, left)
        left -= max(len(objects), taken)
        first = int((head["first"] or b"0")[:10])
        if first > _MOST_NUMBERS:
            raise UnreadableError
        yield PackedObjects(first, objects)


def _is_number(content: bytes, place: int, dictionaries: Dictionaries) -> bool:
    """Whether the first is told by a number: an outline, which is no stream, leads to its first."""
    value = skip(content, place)
    if is_reference(content, value):
        return dictionaries.is_of_stream(value)
    sign = content[value : value + 1]
    return sign.isdigit() or sign in b"+-."


def _head(content: bytes, mark: int, stream: int) -> re.Match[bytes]:
    begins = content.rfind(b"obj", max(0, mark - LONGEST), mark)
    head = _HEAD.fullmatch(content, begins + len(b"obj"), stream) if 0 <= begins < stream else None
    if head is None or not _NUMBER.search(content[max(0, begins - 40) : begins]):
        raise UnreadableError
    return head


def _inflate(content: bytes, stream: int, most: int) -> tuple[bytes, int]:
    """The objects, and how many bytes they were packed in: read piece by piece, for many may begin."""
    begins = _BEGINS.match(content, stream)
    place = begins.end() if begins else stream
    start, size, found, inflater = place, _CHUNK, bytearray(), zlib.decompressobj()
    try:
        while not inflater.eof:
            piece = content[place : place + size]
            if not piece or len(found) >= most or place - start >= most:
                raise UnreadableError
            found += inflater.decompress(piece, most - len(found))
            place += len(piece) - len(inflater.unconsumed_tail) - len(inflater.unused_data)
            size = min(size * 2, 64 * _CHUNK)
    except zlib.error:
        raise UnreadableError from None
    return bytes(found), place - start


def find_plain(content: bytes, numbers: set[int]) -> Iterator[tuple[int, int]]:
    """The objects under these numbers that stand by themselves, each as often as it was saved; refused where
    any is headed in another way than programs write."""
    for each in _OBJECT.finditer(content):
        if each[1] is None:
            raise UnreadableError
        if int(each[1]) in numbers:
            yield int(each[1]), each.end()
