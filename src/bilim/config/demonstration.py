"""The demonstration: what is loaded, computed and published, step by step, by whom.

It is built in a folder beside and put in place by one rename. A build that was killed leaves nothing that
could be taken for a whole one; the next build starts clean. A whole one is kept until its inputs change.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bilim.access.terms import Role
from bilim.config import demonstration_dates as dates
from bilim.config.catalogues import compile_catalogues
from bilim.config.progress import Advance, Steps
from bilim.config.speech import say, told

ROOT = Path(__file__).resolve().parents[3]
FIGURES = ROOT / "demonstration"
STAMP = "complete.json"
PASSWORD = "bilim-demonstration"
METHOD = "department-2026"
BEGUN = date(2023, 1, 1)
NOOKAT = "kg/osh-oblast/nookat"
WAITING = {
    "ky": "Бул папкада башка буйрук демонстрацияны түзүп жатат; анын бүтүшүн күтүп турабыз …",
    "ru": "Другая команда строит демонстрацию в этой папке; ждём, пока она закончит …",
    "en": "Another command is building the demonstration in this folder; waiting for it to finish …",
}


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody of the cast: who, as what, over which part of the tree."""

    username: str
    name: str
    role: Role
    unit_path: str = ""


# Invented people with names that say so.
CAST = (
    Member("analyst", "Үлгү аналитик", Role.ANALYST),
    Member("methodologist", "Үлгү методолог", Role.METHODOLOGIST),
    Member("publisher", "Үлгү жарыялоочу", Role.PUBLISHER),
    Member("head-nookat", "Үлгү бөлүм башчысы, Ноокат", Role.DEPARTMENT_HEAD, NOOKAT),
    Member("officer-nookat", "Үлгү бөлүмдүн адиси, Ноокат", Role.DEPARTMENT_OFFICER, NOOKAT),
    Member("school-head", "Үлгү мектеп башчысы", Role.SCHOOL_HEAD, f"{NOOKAT}/nookat-school-001"),
    Member("clerk", "Үлгү иш жүргүзүүчү", Role.SCHOOL_CLERK, f"{NOOKAT}/nookat-school-001"),
    Member("auditor", "Үлгү аудитор", Role.AUDITOR),
    Member("admin", "Үлгү администратор", Role.ADMINISTRATOR),
)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the demonstration, under the title its bar carries."""

    title: Mapping[str, str]
    act: Callable[[Advance], object]


def folder_in(var: Path) -> Path:
    """Where the demonstration keeps its database and files: apart from everything else in `var`."""
    return var / "demonstration"


def is_whole(folder: Path) -> bool:
    """Whether a finished build of these very inputs lies in the folder."""
    try:
        stamp = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):  # not there, or cut short by a full disk or a power cut
        return False
    return isinstance(stamp, dict) and stamp.get("inputs") == inputs_digest()


@contextlib.contextmanager
def alone(folder: Path) -> Iterator[None]:
    """No second command builds in the same place; it waits, and then finds the work done."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with folder.with_name(f"{folder.name}.lock").open("w", encoding="ascii") as stream:
        if os.name != "nt":
            import fcntl  # noqa: PLC0415 - not there on Windows

            try:
                fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say(WAITING)
                fcntl.flock(stream, fcntl.LOCK_EX)
        yield


def start_clean(folder: Path) -> Path:
    """An empty folder to build in; whatever an interrupted build left is gone."""
    building = folder.with_name(f"{folder.name}.building")
    shutil.rmtree(building, ignore_errors=True)
    building.mkdir(parents=True, mode=0o700)
    return building


def build(steps: tuple[Step, ...]) -> None:
    """Every step has been done, each under its bar."""
    drawn = Steps(len(steps))
    for step in steps:
        with drawn.step(told(step.title)) as advance:
            step.act(advance)


def put_in_place(building: Path, folder: Path) -> None:
    """The finished build is the demonstration; the one of before, if there was one, lies beside it."""
    from django.db import connections  # noqa: PLC0415 - settings name the folder of the build

    # The last connection to close folds the write-ahead log into the database.
    connections.close_all()
    stamp = {"inputs": inputs_digest()}
    (building / STAMP).write_text(json.dumps(stamp), encoding="utf-8")
    previous = folder.with_name(f"{folder.name}.previous")
    shutil.rmtree(previous, ignore_errors=True)
    if folder.exists():
        folder.rename(previous)
    building.rename(folder)


def inputs_digest() -> str:
    """The hash over everything the demonstration is made from."""
    total = hashlib.sha256()
    for file in _inputs():
        total.update(file.relative_to(ROOT).as_posix().encode())
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def _inputs() -> Iterator[Path]:
    kinds = {".py", ".yaml", ".csv", ".xlsx", ".json", ".po", ".html", ".css", ".svg", ".txt"}
    for name in ("definitions", "demonstration", "locale", "src"):
        yield from sorted(
            file for file in (ROOT / name).rglob("*") if file.suffix in kinds and file.is_file()
        )


# --- The steps ----------------------------------------------------------------------------------------------


def compile_translations(advance: Advance) -> None:
    """Pages speak three languages."""
    compile_catalogues(advance=advance)


def make_tables(advance: Advance) -> None:
    """The database is made."""
    from bilim.config import stages  # noqa: PLC0415

    stages.migrate()


def collect_files(advance: Advance) -> None:
    """Style sheets and icons are ready to be served."""
    from bilim.config import stages  # noqa: PLC0415

    stages.collect_static()


def load_register(advance: Advance) -> None:
    """Territories, departments and their history are known; then schools and kindergartens."""
    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.config import stages  # noqa: PLC0415
    from bilim.registry import actions  # noqa: PLC0415

    stages.load_register()
    advance(0.3)
    for file in sorted(FIGURES.glob("institutions*.csv")):
        actions.load_institutions(file, SYSTEM)


def make_accounts(advance: Advance) -> None:
    """The cast can sign in."""
    from bilim.access import actions  # noqa: PLC0415
    from bilim.base.actor import SYSTEM  # noqa: PLC0415

    for index, member in enumerate(CAST, start=1):
        account = actions.create_account(
            username=member.username, name=member.name, password=PASSWORD, by=SYSTEM, demonstration=True
        )
        actions.grant_role(
            account=account, role=member.role, unit_path=member.unit_path, valid_from=BEGUN, by=SYSTEM
        )
        advance(index / len(CAST))


def adopt_definitions(advance: Advance) -> None:
    """Items, indicators and methods stand in the rulebook, adopted and then approved by a methodologist."""
    from django.conf import settings  # noqa: PLC0415

    from bilim.access.queries import get_actor  # noqa: PLC0415
    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.rulebook import actions, queries  # noqa: PLC0415

    actions.adopt(Path(settings.DEFINITIONS_ROOT), SYSTEM)
    advance(0.6)
    waiting = queries.list_unapproved(queries.get_definitions())
    actions.approve_all(keys=[each.key for each in waiting], by=get_actor("methodologist"))


def import_figures(advance: Advance) -> None:
    """Every file of figures is in the ledger, recorded on the days such figures come in.

    Some illustrative figures change more than plausible from year to year, as real ones do.
    """
    from bilim.access.queries import get_actor  # noqa: PLC0415
    from bilim.facts import actions  # noqa: PLC0415

    analyst, parcels = get_actor("analyst"), dates.parcels(FIGURES / "facts")
    for index, each in enumerate(parcels, start=1):
        actions.import_file(
            each.content, each.name, analyst, recorded_at=each.recorded_at, despite_warnings=True
        )
        advance(index / len(parcels))


def examine_statement(advance: Advance) -> None:
    """The rating published in 2021 stands beside what the gate finds in it: an analyst brought it in, the
    publisher confirmed it."""
    from django.conf import settings  # noqa: PLC0415

    from bilim.access.queries import get_actor  # noqa: PLC0415
    from bilim.publication import actions  # noqa: PLC0415

    for file in sorted((Path(settings.DEFINITIONS_ROOT) / "statements").glob("*.yaml")):
        sha256 = actions.bring_statement(file, get_actor("analyst"))
        actions.confirm_statement(sha256=sha256, by=get_actor("publisher"))


def begin_contest(advance: Advance) -> None:
    """The next edition is announced, the criteria are frozen, and an appeal waits for a decision."""
    from bilim.config.demonstration_contest import begin  # noqa: PLC0415

    begin(METHOD, FIGURES / "evidence" / "returns-nookat-2025.csv", advance)


def begin_returns(advance: Advance) -> None:
    """A campaign is under way, with returns in every state there is."""
    from bilim.config.demonstration_returns import begin  # noqa: PLC0415

    begin(advance)


def edition(period: str, published_at: str) -> Step:
    """The step that rates one year and brings its edition out, by three people."""

    def act(advance: Advance) -> None:
        from bilim.access.queries import get_actor  # noqa: PLC0415
        from bilim.publication import actions  # noqa: PLC0415
        from bilim.ratings.actions import make_run  # noqa: PLC0415

        analyst, methodologist, publisher = map(get_actor, ("analyst", "methodologist", "publisher"))
        run = make_run(METHOD, period, analyst, known_on=dates.known_on(published_at))
        advance(0.5)
        code = actions.draft_edition(run=run.code, published_at=published_at, by=analyst)
        advance(0.6)
        actions.check_edition(code=code, by=methodologist)
        advance(0.8)
        actions.sign_edition(code=code, by=publisher)
        actions.publish_edition(code=code, by=publisher)

    title = {"ky": "{}-жылдын рейтинги", "ru": "Рейтинг за {} год", "en": "The rating of {}"}
    return Step({language: text.format(period) for language, text in title.items()}, act)


STEPS = (
    Step({"ky": "Котормолор", "ru": "Переводы", "en": "Translations"}, compile_translations),
    Step({"ky": "База", "ru": "База данных", "en": "Database"}, make_tables),
    Step({"ky": "Барактардын файлдары", "ru": "Файлы страниц", "en": "Files of the pages"}, collect_files),
    Step(
        {
            "ky": "Реестр: аймактар, бөлүмдөр, мектептер, балдар бакчалары",
            "ru": "Реестр: территории, отделы, школы, детские сады",
            "en": "Register: territories, departments, schools, kindergartens",
        },
        load_register,
    ),
    Step({"ky": "Каттоо жазуулары", "ru": "Учётные записи", "en": "Accounts"}, make_accounts),
    Step({"ky": "Аныктамалар", "ru": "Определения", "en": "Definitions"}, adopt_definitions),
    Step({"ky": "Маалыматтар", "ru": "Данные", "en": "Figures"}, import_figures),
    Step(
        {
            "ky": "2021-жылы жарыяланган рейтингди текшерүү",
            "ru": "Проверка рейтинга, опубликованного в 2021 году",
            "en": "Examining the rating published in 2021",
        },
        examine_statement,
    ),
    # The instants are inputs, not the clock: the same demonstration has the same history.
    edition("2023", "2024-02-05T09:00:00+06:00"),
    edition("2024", "2025-02-03T09:00:00+06:00"),
    edition("2025", "2026-02-02T09:00:00+06:00"),
    Step(
        {"ky": "Календарь жана даттануу", "ru": "Календарь и апелляция", "en": "Calendar and an appeal"},
        begin_contest,
    ),
    Step({"ky": "Отчётторду чогултуу", "ru": "Сбор отчётов", "en": "Returns"}, begin_returns),
)
