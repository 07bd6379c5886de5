"""Whether a picture is whole, and no package beside."""

from __future__ import annotations

import io
import zipfile

_PNG, _FIRST_OF_PNG, _END_OF_PNG = b"\x89PNG\r\n\x1a\n", b"\x00\x00\x00\rIHDR", b"IEND\xaeB`\x82"
# How the file of an iPhone's picture begins, after the length of its head: the kinds of one with HEVC in it.
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1")
_JPEG, _END_OF_JPEG = b"\xff\xd8\xff", b"\xff\xd9"


def is_heic(content: bytes) -> bool:
    """A picture as an iPhone keeps it, by its first bytes."""
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC


def is_png(content: bytes) -> bool:
    """A picture from its head to its end; what is behind it is short."""
    return (
        content.startswith(_PNG + _FIRST_OF_PNG) and _END_OF_PNG in content[-64:] and not is_archive(content)
    )


def is_jpeg(content: bytes) -> bool:
    """A picture with its end. Telephones write more behind it, but no package."""
    return content.startswith(_JPEG) and content.find(_END_OF_JPEG, 20) > 0 and not is_archive(content)


def is_archive(content: bytes) -> bool:
    """Whether a program that unpacks finds an archive in it, wherever it begins."""
    return zipfile.is_zipfile(io.BytesIO(content))
