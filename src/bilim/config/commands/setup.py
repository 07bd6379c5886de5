"""`./bilim setup`: a new or upgraded system is ready to be served. Repeating it changes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from bilim.config import stages
from bilim.config.catalogues import compile_catalogues
from bilim.config.progress import Steps
from bilim.config.speech import reader, told

STAGES: list[tuple[Mapping[str, str], stages.Stage]] = [
    ({"ky": "Котормолор", "ru": "Переводы", "en": "Translations"}, compile_catalogues),
    ({"ky": "База", "ru": "База данных", "en": "Database"}, stages.migrate),
    (
        {"ky": "Барактардын файлдары", "ru": "Файлы страниц", "en": "Files of the pages"},
        stages.collect_static,
    ),
    ({"ky": "Реестр", "ru": "Реестр", "en": "Register"}, stages.load_register),
    ({"ky": "Аныктамалар", "ru": "Определения", "en": "Definitions"}, stages.adopt_definitions),
]


def run(arguments: list[str]) -> int:
    reader("setup").parse_args(arguments)
    steps = Steps(len(STAGES))
    for title, stage in STAGES:
        with steps.step(told(title)):
            stage()
    return 0
