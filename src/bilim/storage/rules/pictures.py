"""Whether a picture is whole, from its first byte to its last, and nothing lies beside it.

Behind its end a camera leaves further pictures of the same shot (previews, a map of depths) and padding, a
telephone of Samsung short words on how it was taken in a frame of its own; anything else is refused."""

from __future__ import annotations

import io
import re
import struct
import zipfile

_PNG, _FIRST_OF_PNG = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\rIHDR"
# How the file of an iPhone's picture begins, after the length of its head: the kinds of one with HEVC in it.
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_JPEG, _ANOTHER = b"\xff\xd8\xff", b"\xff\xd8"
_END, _SCAN = 0xD9, 0xDA
# In the lines of a picture a mark is one that is neither written twice nor counts the restarts.
_MARK = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_PADDING = re.compile(rb"[\x00\xff\s]*+")
_CHUNK = re.compile(rb"[A-Za-z]{4}")
# Words on how a picture was taken; a page would begin with a bracket.
_WORDS = re.compile(rb"[\x20-;=-\x7e\r\n\t]*+")
_MOST_PICTURES, _MOST_PIECES, _LONGEST_WORDS = 16, 20_000, 4096


def is_heic(content: bytes) -> bool:
    """A picture as an iPhone keeps it, by its first bytes."""
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC


def is_png(content: bytes) -> bool:
    """A picture from its head to its end, piece by piece, with nothing but padding behind it."""
    if not content.startswith(_PNG + _FIRST_OF_PNG) or _is_more(content):
        return False
    place = len(_PNG)
    for _piece in range(_MOST_PIECES):
        if len(content) < place + 12 or not _CHUNK.fullmatch(content, place + 4, place + 8):
            return False
        kind, size = content[place + 4 : place + 8], int.from_bytes(content[place : place + 4], "big")
        place += 12 + size
        if kind == b"IEND":
            return size == 0 and _padded(content, place) == len(content)
    return False


def is_jpeg(content: bytes) -> bool:
    """A picture from its head to its end, and behind it no more than cameras leave there."""
    if not content.startswith(_JPEG) or _is_more(content):
        return False
    place = 0
    for _picture in range(_MOST_PICTURES):
        end = _end_of_jpeg(content, place)
        place = _padded(content, end)
        if not end or place == len(content) or _is_of_samsung(content[end:]):
            return bool(end)
        if not content.startswith(_ANOTHER, place):
            return False
    return False


def is_moving(content: bytes) -> bool:
    """A whole picture with a film behind it, as telephones keep moving pictures."""
    if not content.startswith(_JPEG) or _is_more(content):
        return False
    end = _end_of_jpeg(content, 0)
    return bool(end) and (b"ftyp" in content[end : end + 64] or b"MotionPhoto_Data" in content[end:])


def _is_more(content: bytes) -> bool:
    # A reader of PDF looks for its head in the first kilobyte.
    return b"%PDF-" in content[:1024] or is_archive(content)


def _padded(content: bytes, place: int) -> int:
    found = _PADDING.match(content, place)
    end = found.end() if found else place
    # The last of the padding may be the first byte of another picture.
    return end - 1 if end > place and content.startswith(_ANOTHER, end - 1) else end


def _end_of_jpeg(content: bytes, place: int) -> int:
    """Where the picture that begins here is over; nought where it is not whole."""
    place, is_drawn = place + len(_ANOTHER), False
    for _piece in range(_MOST_PIECES):
        mark = content[place + 1] if place + 1 < len(content) and content[place] == 0xFF else 0
        if mark == _END:
            return place + 2 if is_drawn else 0
        if mark == 0xFF:
            place += 1
            continue
        if mark < 0xC0 or len(content) < place + 4:
            return 0
        is_drawn = is_drawn or mark == _SCAN
        place += 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        if mark == _SCAN:
            after = _MARK.search(content, place)
            place = after.start() if after else len(content)
    return 0


def _is_of_samsung(behind: bytes) -> bool:
    """The frame in which a telephone of Samsung leaves words: blocks, a list of where they are, its end."""
    size = int.from_bytes(behind[-8:-4], "little")
    begins = len(behind) - 8 - size
    if not behind.endswith(b"SEFT") or begins < 0 or size > _LONGEST_WORDS or size < 12:
        return False
    head, _version, count = struct.unpack_from("<4sII", behind, begins)
    if head != b"SEFH" or size != 12 + 12 * count:
        return False
    place = begins
    for number in reversed(range(count)):
        _kind, away, length = struct.unpack_from("<4sII", behind, begins + 12 + 12 * number)
        if begins - away + length != place or not _says_words(behind[begins - away : place]):
            return False
        place = begins - away
    return _padded(behind[:place], 0) == place


def _says_words(block: bytes) -> bool:
    """A block: its kind, the length of its name, its name, and words."""
    if not 8 <= len(block) <= _LONGEST_WORDS:
        return False
    name_ends = 8 + int.from_bytes(block[4:8], "little")
    return name_ends <= len(block) and bool(_WORDS.fullmatch(block, 8))


def is_archive(content: bytes) -> bool:
    """Whether a program that unpacks finds an archive in it, wherever it begins."""
    return zipfile.is_zipfile(io.BytesIO(content))
