"""The written forms of a bundle: one JSON, one CSV, one ZIP. The same content is always the same bytes."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, localcontext
from typing import Any

from bilim_engine.values import Missing, Value, plain

# The earliest time a ZIP can write; a bundle carries its instants inside, where they are signed.
_MOMENT = (1980, 1, 1, 0, 0, 0)
_REGULAR_0644 = 0o100644 << 16
_UNIX = 3


def json_bytes(value: Any) -> bytes:
    """Sorted keys, no spaces, letters as they are, one line feed at the end."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return f"{text}\n".encode()


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Commas, line feeds, quotes only where a cell needs them; the rows in the order given."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return stream.getvalue().encode()


def archive(files: Mapping[str, bytes]) -> bytes:
    """The ZIP of docs/bundle-format.md: sorted, stored, without times."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as made:
        for name in sorted(files, key=lambda name: name.encode("ascii")):
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.create_system = _UNIX
            entry.external_attr = _REGULAR_0644
            made.writestr(entry, files[name])
    return stream.getvalue()


def number(value: Decimal | int | None) -> str:
    """A number as published: at most twelve decimals, rounded half-even; empty where there is none."""
    if value is None:
        return ""
    with localcontext(prec=200):
        return plain_long(round(Decimal(value), 12))


def plain_long(value: Decimal) -> str:
    """`values.plain` for numbers of more than thirty-four digits too."""
    if value == 0:
        return "0"
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def parted(value: Value | None) -> tuple[str, str]:
    """The two columns `value` and `missing`; both empty where a value does not apply."""
    if isinstance(value, Missing):
        return "", value.reason
    return number(value), ""


def figure(value: Value) -> str:
    """The number as published, or the reason why there is none."""
    return value.reason if isinstance(value, Missing) else number(value)


def recorded(value: Value) -> tuple[str, str]:
    """The two columns of a recorded figure, which is not rounded."""
    return ("", value.reason) if isinstance(value, Missing) else (plain(value), "")


def truth(value: bool) -> str:
    """`true` or `false`, as JSON writes it."""
    return "true" if value else "false"
