"""`./bilim setup`: a new or upgraded system is ready to be served. Repeating it changes nothing."""

from __future__ import annotations

from collections.abc import Mapping

from bilim.config import stages
from bilim.config.progress import Steps
from bilim.config.speech import complain, reader, told
from bilim_engine.problems import Problem

STAGES: list[tuple[Mapping[str, str], stages.Stage]] = [
    ({"ky": "Котормолор", "ru": "Переводы", "en": "Translations"}, stages.compile_texts),
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
    questions: list[Problem] = []
    for title, stage in STAGES:
        with steps.step(told(title)):
            questions += stage()
    # Below the steps, which are drawn over what stands between them.
    complain(questions)
    return 0
