"""Translations: `.po` files are the source, `.mo` files are made from them here (no gettext tools needed)."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parents[3]


def compile_catalogues(folder: Path = ROOT / "locale", advance: Callable[[float], None] | None = None) -> int:
    """Every `.mo` file says what its `.po` says; how many had to be made."""
    sources = sorted(folder.glob("*/*/LC_MESSAGES/*.po"))
    made = 0
    for index, source in enumerate(sources, start=1):
        made += _compile(source, source.with_suffix(".mo"))
        if advance:
            advance(index / len(sources))
    return made


def _compile(source: Path, target: Path) -> bool:
    if target.exists() and target.stat().st_mtime_ns == source.stat().st_mtime_ns:
        return False
    with source.open("rb") as stream:
        catalogue = read_po(stream, locale=source.parents[1].name, domain=source.stem)
    # A name of its own: several processes may find the same catalogue old at the same moment.
    handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
    draft = Path(name)
    with open(handle, "wb") as stream:
        write_mo(stream, catalogue)
    draft.chmod(source.stat().st_mode)
    _same_time(source, draft)
    draft.replace(target)
    return True


def _same_time(source: Path, target: Path) -> None:
    # The time of the source is the stamp: an older catalogue put back is compiled again, too.
    times = source.stat()
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))
