"""`./bilim snapshot`: the facts of this moment as Parquet, for the columnar evaluator."""

from __future__ import annotations

import django

from bilim.config.speech import reader, say

WRITTEN = {
    "ky": "Сүрөт жазылды: {folder}, белгиси {mark}.",
    "ru": "Снимок записан: {folder}, отметка {mark}.",
    "en": "The snapshot is written: {folder}, up to {mark}.",
}
EMPTY = {
    "ky": "Сүрөт жазылды: {folder}. Эсеп китебинде азырынча бир да сан жок.",
    "ru": "Снимок записан: {folder}. В реестре данных пока нет ни одной величины.",
    "en": "The snapshot is written: {folder}. There is no figure in the ledger yet.",
}


def run(arguments: list[str]) -> int:
    reader("snapshot").parse_args(arguments)
    django.setup()
    from bilim.base.actor import SYSTEM  # noqa: PLC0415 - models load after the set-up
    from bilim.indicators import actions  # noqa: PLC0415

    written = actions.write_snapshot(by=SYSTEM)
    say(WRITTEN if written.facts else EMPTY, folder=str(written.folder), mark=written.mark)
    return 0
