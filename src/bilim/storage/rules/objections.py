"""Why a file that is whole is not taken all the same."""

from __future__ import annotations

from dataclasses import dataclass

from bilim_engine.problems import Kind

# Programs of Windows and Linux, objects of older office programs, links and scripts.
_PROGRAMS = (b"MZ", b"\x7fELF", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"L\x00\x00\x00\x01\x14\x02\x00", b"#!")


@dataclass(frozen=True, slots=True)
class Objection:
    """What is in the way, and where or by which words."""

    kind: Kind
    what: str


def starts_a_program(content: bytes) -> bool:
    """Whether the bytes begin as what runs or what an older office program made."""
    return content.startswith(_PROGRAMS)
