"""A step of an edition in a process of its own, which waits to be killed at a statement of the database.

Run as a program: `publishing_process.py prepare ROOT`, `… step NAME STOP COUNT`, `… race NAME` or `… state`.
"""

from __future__ import annotations

import json
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import django

from factories.stopping import run_until

CODE = "departments-2025-1"
OUTSIDE = Path(__file__).parents[3] / "definitions" / "statements" / "rating-2021.yaml"


def prepare(root: Path, folder: Path) -> None:
    """The database stands with register, definitions, figures and a run."""
    from django.core.management import call_command  # noqa: PLC0415 - after the set-up

    from factories import releases  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    releases.load_ground(root, folder)
    releases.make_run(actor("analyst"))


def actor(code: str) -> Any:
    from bilim.base.actor import Actor  # noqa: PLC0415

    return Actor(code, code, is_system=True)


def take(name: str) -> None:
    """One step of the edition."""
    from bilim.publication import actions  # noqa: PLC0415
    from bilim.ratings import queries as ratings  # noqa: PLC0415
    from factories.releases import AT  # noqa: PLC0415

    if name == "draft":
        actions.draft_edition(run=ratings.list_runs()[0].code, published_at=AT, by=actor("analyst"))
    elif name == "check":
        actions.check_edition(code=CODE, by=actor("methodologist"))
    elif name == "sign":
        actions.sign_edition(code=CODE, by=actor("publisher"))
    elif name == "publish":
        actions.publish_edition(code=CODE, by=actor("publisher"))
    elif name == "analyse":
        _run_with_analysis()
    elif name in ("window", "ask", "grant"):
        _contest(name)
    elif name == "bring":
        actions.bring_statement(OUTSIDE, actor("analyst"))
    elif name == "confirm":
        actions.confirm_statement(sha256=sha256(OUTSIDE.read_bytes()).hexdigest(), by=actor("publisher"))
    elif name == "discard":
        actions.discard_draft(code=CODE, by=actor("analyst"))
    else:
        actions.withdraw_edition(code=CODE, reason={"ky": "Шек бар."}, by=actor("publisher"))


def _contest(name: str) -> None:
    """One step of a request: the window, the request, its granting."""
    from bilim.cases.queries import list_opened  # noqa: PLC0415
    from bilim.publication import actions  # noqa: PLC0415
    from factories import contests  # noqa: PLC0415

    if name == "window":
        contests.open_window(CODE, actor("analyst"))
    elif name == "ask":
        contests.ask(CODE, actor("head"))
    else:
        case = list_opened()[0]
        actions.decide_contested(code=case, granted=True, reason=contests.REASON, by=actor("methodologist"))


def _run_with_analysis() -> None:
    """An analysis of the method stands, and the run that carries it out."""
    from django.conf import settings  # noqa: PLC0415

    from factories import releases, rulebook  # noqa: PLC0415

    folder = Path(settings.VAR) / "definitions"
    rulebook.adopt_and_approve(rulebook.write_definitions(folder, analysis=rulebook.ANALYSIS))
    releases.make_run(actor("analyst"))


def step(name: str, stop_at: str, count: int) -> None:
    """The step is taken; at the `count`-th statement that begins with `stop_at` the process waits."""
    run_until(lambda: take(name), stop_at, count)


def race(names: str) -> None:
    """Says that it is ready, takes the steps once told, and says what came of the last one."""
    from bilim_engine.problems import Refused  # noqa: PLC0415

    sys.stdout.write("READY\n")
    sys.stdout.flush()
    sys.stdin.readline()
    try:
        for name in names.split(","):
            take(name)
        told = "DONE"
    except Refused as refusal:
        told = refusal.problems[0].code
    sys.stdout.write(f"{told}\n")


def state() -> None:
    """What stands, as one line of JSON."""
    from bilim.journal import queries as journal  # noqa: PLC0415
    from bilim.publication import models, queries  # noqa: PLC0415
    from bilim_verify import verify  # noqa: PLC0415

    row = models.Edition.objects.first()
    public = queries.list_editions()
    found = {
        "state": row.state if row else "",
        "public": [edition.code for edition in public],
        "verifies": all(verify(queries.bundle_bytes(edition.code)).status == 0 for edition in public),
        "events": [entry.event for entry in reversed(journal.list_entries(event="publication."))],
        "chain": [problem.code for problem in journal.verify_chain()],
    }
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]), Path(sys.argv[3]))
    elif sys.argv[1] == "step":
        step(sys.argv[2], sys.argv[3], int(sys.argv[4]))
    elif sys.argv[1] == "race":
        race(sys.argv[2])
    else:
        state()
