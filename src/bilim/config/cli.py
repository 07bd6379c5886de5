"""The command line inside the environment: `./bilim COMMAND …` arrives here."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from django.core.management.base import SystemCheckError
from django.db import DatabaseError, OperationalError, ProgrammingError, connection

from bilim.base.faults import OF_DISK, is_of_disk, is_of_waiting
from bilim.config import occupancy, problems
from bilim.config.environment import LONGEST_WAIT, SECRET_LENGTH, SECRET_VARIETY, Unreadable, Weak
from bilim.config.speech import complain, say, told
from bilim.storage.problems import Lost
from bilim_engine import reasons
from bilim_engine.arguments import WRONG_USAGE
from bilim_engine.problems import Problem, Refused, nearest

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True, slots=True)
class Command:
    """A command: the module that does it, and what it does, in three languages."""

    module: str
    help: Mapping[str, str]
    # Whether it works on the system of the settings, which must not be replaced meanwhile.
    uses_system: bool = False


COMMANDS = {
    "demo": Command(
        "bilim.config.commands.demo",
        {
            "ky": "үлгү маалымат менен демонстрация: жүктөйт, эсептейт, жарыялайт, сайтты ачат",
            "ru": "демонстрация: загружает данные, считает, публикует, открывает сайт",
            "en": "the demonstration: loads, computes, publishes and serves",
        },
    ),
    "test": Command(
        "bilim.config.commands.test",
        {"ky": "бардык текшерүүлөр", "ru": "все проверки и тесты", "en": "all checks and tests"},
    ),
    "bench": Command(
        "bilim.config.commands.bench",
        {
            "ky": "АТЫ: ылдамдыкты өлчөө",
            "ru": "ИМЯ: измерения скорости",
            "en": "NAME: measurements",
        },
    ),
    "verify": Command(
        "bilim.config.commands.verify",
        {
            "ky": "ФАЙЛ: жарыяланган топтомду кайра эсептеп текшерет",
            "ru": "ФАЙЛ: пересчитывает и проверяет опубликованный пакет",
            "en": "FILE: recomputes and checks a published bundle",
        },
    ),
    "engine": Command(
        "bilim.config.commands.engine",
        {
            "ky": "check | rate | explain | uncertainty: YAML жана CSV боюнча эсептөөлөр",
            "ru": "check | rate | explain | uncertainty: расчёты по YAML и CSV",
            "en": "check | rate | explain | uncertainty: the arithmetic on YAML and CSV",
        },
    ),
    "setup": Command(
        "bilim.config.commands.setup",
        {
            "ky": "базаны түзөт же жаңыртат; реестрди жана аныктамаларды жүктөйт",
            "ru": "создаёт или обновляет базу; загружает реестр и определения",
            "en": "makes or upgrades the database; loads the register and the definitions",
        },
        uses_system=True,
    ),
    "serve": Command(
        "bilim.config.commands.serve",
        {"ky": "серверди иштетет", "ru": "запускает сервер", "en": "serves the system"},
        uses_system=True,
    ),
    "import": Command(
        "bilim.config.commands.facts",
        {
            "ky": "ФАЙЛ [--commit --by АТЫ [--despite-warnings]]: фактыларды текшерет жана жазат",
            "ru": "ФАЙЛ [--commit --by ИМЯ [--despite-warnings]]: проверяет и записывает факты",
            "en": "FILE [--commit --by NAME [--despite-warnings]]: checks facts and records them",
        },
        uses_system=True,
    ),
    "tally": Command(
        "bilim.config.commands.tally",
        {
            "ky": "ФАЙЛ --source БУЛАК [--commit --by АТЫ]: адамдардын саптарын санап, фактыга айландырат",
            "ru": "ФАЙЛ --source ИСТОЧНИК [--commit --by ИМЯ]: подсчитывает людей и записывает факты",
            "en": "FILE --source SOURCE [--commit --by NAME]: counts persons and records the facts",
        },
        uses_system=True,
    ),
    "columns": Command(
        "bilim.config.commands.columns",
        {
            "ky": "values | outliers: сүрөт жана кийинки жазуулар боюнча маанилер, четтеген сандар",
            "ru": "values | outliers: значения и выбросы по снимку и записанному после",
            "en": "values | outliers: over the snapshot and what was recorded since",
        },
        uses_system=True,
    ),
    "account": Command(
        "bilim.config.commands.accounts",
        {
            "ky": "create | grant | end | password | list: каттоо жазуулары",
            "ru": "create | grant | end | password | list: учётные записи",
            "en": "create | grant | end | password | list: accounts",
        },
        uses_system=True,
    ),
    "journal": Command(
        "bilim.config.commands.journal",
        {
            "ky": "verify | list: журналдын чынжырын текшерет",
            "ru": "verify | list: проверяет цепочку журнала",
            "en": "verify | list: checks the chain of the journal",
        },
        uses_system=True,
    ),
    "cases": Command(
        "bilim.config.commands.cases",
        {
            "ky": "run | list: мөөнөтү келген иштерди аткарат; оңдоо өтүнүчтөрү жана даттануулар",
            "ru": "run | list: выполняет всё, чему подошёл срок; просьбы об исправлении и апелляции",
            "en": "run | list: does what is due; correction requests and appeals",
        },
        uses_system=True,
    ),
    "backup": Command(
        "bilim.config.commands.backup",
        {"ky": "ФАЙЛ: камдык көчүрмө", "ru": "ФАЙЛ: резервная копия", "en": "FILE: a backup"},
        uses_system=True,
    ),
    "restore": Command(
        "bilim.config.commands.restore",
        {
            "ky": "ФАЙЛ [--replace]: көчүрмөдөн калыбына келтирүү",
            "ru": "ФАЙЛ [--replace]: восстановление из копии",
            "en": "FILE [--replace]: restores a backup",
        },
    ),
    "snapshot": Command(
        "bilim.config.commands.snapshot",
        {
            "ky": "мамычалар боюнча эсептөө үчүн фактылардын сүрөтү (Parquet)",
            "ru": "снимок фактов (Parquet) для вычисления по столбцам",
            "en": "a snapshot of the facts (Parquet) for computing in columns",
        },
        uses_system=True,
    ),
    "manage": Command(
        "bilim.config.commands.manage",
        {"ky": "Django буйруктары", "ru": "команды Django", "en": "Django's own commands"},
        uses_system=True,
    ),
}
USAGE = {
    "ky": "Колдонуу: ./bilim БУЙРУК …\n",
    "ru": "Использование: ./bilim КОМАНДА …\n",
    "en": "Usage: ./bilim COMMAND …\n",
}


def main(arguments: list[str]) -> int:
    """The command has run; its exit code. A refusal prints every problem."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bilim.config.settings")
    name = arguments[0] if arguments else "help"
    if name in {"help", "-h", "--help"}:
        return show_help()
    if name not in COMMANDS:
        near = nearest(name, COMMANDS) or "help"
        complain([Problem(problems.UNKNOWN_COMMAND, params={"command": name, "near": near})])
        return WRONG_USAGE
    run: Callable[[list[str]], int] = import_module(COMMANDS[name].module).run
    try:
        if COMMANDS[name].uses_system:
            occupancy.share(_folder_of_system(), name)
        return run(arguments[1:])
    except SystemCheckError as error:
        print(error, file=sys.stderr)
        return 1
    except (Refused, Lost, Unreadable, Weak, OperationalError, ProgrammingError, OSError) as error:
        found = list(_said_plainly(error))
        if not found:
            raise
        return complain(found)


def _said_plainly(error: Exception) -> Iterator[Problem]:
    """What a person is told instead of a trace; nothing where only the trace says what happened."""
    if isinstance(error, Refused | Lost):
        yield from error.problems
    elif isinstance(error, Unreadable):
        params = {"name": error.name, "value": error.value, "wanted": error.wanted}
        yield Problem(problems.WRONG_SETTING, params=params)
    elif isinstance(error, Weak):
        params = {"place": error.place, "least": str(SECRET_LENGTH), "different": str(SECRET_VARIETY)}
        yield Problem(problems.WEAK_SECRET, params=params)
    elif isinstance(error, DatabaseError):
        if found := find_database_fault() or find_disk_fault(error):
            yield found
        elif is_of_waiting(error):
            yield Problem(problems.HELD_BY_ANOTHER, params={"seconds": str(LONGEST_WAIT)})
    # Of a file that is named the person can do something about it; of others only the trace says what it was.
    elif isinstance(error, OSError) and (error.errno in OF_DISK or error.filename is not None):
        yield problems.of_disk(error, Path.cwd())


def _folder_of_system() -> Path:
    from django.conf import settings  # noqa: PLC0415 - reads the environment

    return Path(settings.VAR)


def find_database_fault() -> Problem | None:
    """Why nothing can be done with the database: it does not answer, or does not hold our tables yet."""
    try:
        is_set_up = "journal_entry" in connection.introspection.table_names()
    except DatabaseError as fault:
        return Problem(problems.NO_DATABASE, params={"why": _first_line(fault)})
    return None if is_set_up else Problem(problems.NOT_SET_UP)


def find_disk_fault(error: DatabaseError) -> Problem | None:
    """What the database says of its disk: that it is full, or may only be read."""
    if not is_of_disk(error):
        return None
    file = str(connection.settings_dict["NAME"])
    return Problem(problems.CANNOT_WRITE, params={"file": file, "why": _first_line(error)})


def _first_line(fault: DatabaseError) -> reasons.Said:
    return reasons.of_program((str(fault).splitlines() or [type(fault).__name__])[0])


def show_help() -> int:
    """Every command with what it does stands on the screen."""
    say(USAGE)
    for name, command in COMMANDS.items():
        print(f"  {name:<9} {told(command.help)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`): there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
