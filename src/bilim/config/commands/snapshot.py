"""`./bilim snapshot`: the facts of this moment as Parquet, for the columnar evaluator."""

from __future__ import annotations

import django

from bilim.config.speech import reader, say

WRITTEN = {
    "ky": "Сүрөт жазылды: {folder}, белгиси {mark}.",
    "ru": "Снимок записан: {folder}, отметка {mark}.",
    "en": "The snapshot is written: {folder}, up to {mark}.",
}


def run(arguments: list[str]) -> int:
    reader("snapshot").parse_args(arguments)
    django.setup()
    from bilim.base.actor import SYSTEM  # noqa: PLC0415 - models load after the set-up
    from bilim.indicators import actions  # noqa: PLC0415

    written = actions.write_snapshot(by=SYSTEM)
    say(WRITTEN, folder=str(written.folder), mark=written.mark)
    return 0
