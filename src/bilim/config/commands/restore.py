"""`./bilim restore FILE [--replace]`."""

from __future__ import annotations

import argparse
import contextlib
from collections.abc import Iterator
from pathlib import Path

import django

from bilim.config import environment, occupancy, problems
from bilim.config.explained import explained
from bilim.config.speech import complain, reader, say
from bilim_engine.problems import Problem, Refused

ROOT = Path(__file__).resolve().parents[4]
DONE = {
    "ky": "{made_at} көчүрмөсү калыбына келтирилди: {files} файл; журнал бүтүн, аягы {sha256}",
    "ru": "Копия от {made_at} восстановлена: файлов {files}; журнал цел, конец {sha256}",
    "en": "The backup of {made_at} is restored: {files} files; the journal is whole, ends with {sha256}",
}
ASIDE = {
    "ky": "Мурунку база бул жерде: {folder}. Баары туура экенин көргөндөн кийин өчүрүңүз.",
    "ru": "Прежняя база лежит здесь: {folder}. Удалите её, когда убедитесь, что всё верно.",
    "en": "The database of before lies here: {folder}. Delete it once you have seen that all is well.",
}


def run(arguments: list[str]) -> int:
    """The system is the backup's; 1 where the backup was made of a store that had lost or damaged files."""
    parser = reader("restore")
    parser.add_argument("file", type=Path, help=explained("restore"))
    parser.add_argument("--replace", action="store_true", help=explained("replace"))
    asked = parser.parse_args(arguments)
    if not asked.file.is_file():
        raise Refused([Problem(problems.NO_FILE, params={"file": str(asked.file)})])
    with _nothing_left_in(environment.path("VAR", ROOT / "var")):
        return _restore(asked)


@contextlib.contextmanager
def _nothing_left_in(var: Path) -> Iterator[None]:
    """A place that was empty is empty again after a refusal: loading the settings has made a secret there, a
    folder for static files, and taking the lock its file."""
    was_there = var.is_dir()
    was_empty = not was_there or not any(var.iterdir())
    try:
        yield
    except Refused:
        if was_empty and var.is_dir() and occupancy.forget(var):
            (var / "secret_key").unlink(missing_ok=True)
            with contextlib.suppress(OSError):  # not there, or not empty: then it is not ours alone
                (var / "static").rmdir()
            if not was_there:
                with contextlib.suppress(OSError):
                    var.rmdir()
        raise


def _restore(asked: argparse.Namespace) -> int:
    django.setup()
    from bilim.config.backups import work  # noqa: PLC0415 - models load after the set-up
    from bilim.storage import queries as storage  # noqa: PLC0415

    manifest = work.restore(asked.file, replace=asked.replace, tell_aside=_tell_aside)
    say(DONE, **work.describe(manifest))
    return complain(found) if (found := list(storage.verify_files())) else 0


def _tell_aside(folder: Path) -> None:
    say(ASIDE, folder=folder)
