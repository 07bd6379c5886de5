"""`./bilim backup FILE`."""

from __future__ import annotations

import argparse
from pathlib import Path

import django

from bilim.config import problems
from bilim.config.speech import say
from bilim_engine.problems import Problem, Refused

DONE = {
    "ky": "Камдык көчүрмө даяр: {file}, {files} файл; журнал: {number} жазуу, аягы {sha256}",
    "ru": "Резервная копия готова: {file}, файлов {files}; журнал: записей {number}, конец {sha256}",
    "en": "The backup is ready: {file}, {files} files; journal: {number} entries, ends with {sha256}",
}


def run(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="bilim backup")
    parser.add_argument("file", type=Path)
    file: Path = parser.parse_args(arguments).file.absolute()
    if not file.parent.is_dir():
        raise Refused([Problem(problems.NO_FILE, params={"file": str(file.parent)})])
    django.setup()
    from bilim.config.backups import work  # noqa: PLC0415 - models load after the set-up

    say(DONE, file=file, **work.describe(work.back_up(file)))
    return 0
