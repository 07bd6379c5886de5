"""`./bilim backup FILE`."""

from __future__ import annotations

from pathlib import Path

import django

from bilim.config import problems
from bilim.config.explained import explained
from bilim.config.speech import complain, reader, say
from bilim_engine.problems import Problem, Refused

DONE = {
    "ky": "Камдык көчүрмө даяр: {file}, {files} файл; журнал: {number} жазуу, аягы {sha256}",
    "ru": "Резервная копия готова: {file}, файлов {files}; журнал: записей {number}, конец {sha256}",
    "en": "The backup is ready: {file}, {files} files; journal: {number} entries, ends with {sha256}",
}


def run(arguments: list[str]) -> int:
    """The backup stands; 1 where the journal is not whole or a stored file was lost or damaged before."""
    parser = reader("backup")
    parser.add_argument("file", type=Path, help=explained("backup"))
    file: Path = parser.parse_args(arguments).file.absolute()
    if not file.parent.is_dir():
        raise Refused([Problem(problems.NO_FILE, params={"file": str(file.parent)})])
    django.setup()
    from bilim.config.backups import work  # noqa: PLC0415 - models load after the set-up
    from bilim.journal import queries as journal  # noqa: PLC0415
    from bilim.storage import queries as storage  # noqa: PLC0415

    say(DONE, file=file, **work.describe(work.back_up(file)))
    # The copy stands all the same: what is whole in it may be needed the sooner, and a restore says it again.
    found = [*journal.verify_chain(), *storage.verify_files()]
    return complain(found) if found else 0
