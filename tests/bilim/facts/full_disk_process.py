"""A person at work while the server's disk is full, and after room was made: one process all the while.

Run as a program: `full_disk_process.py FILE BALLAST`; prints what each step was answered, as JSON.
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import Any

import django

PASSWORD = "a long enough password"


class Disk:
    """The disk on which the database and the storage lie."""

    def __init__(self, ballast: Path) -> None:
        self.ballast = ballast

    def fill(self) -> None:
        from django.db import connection  # noqa: PLC0415 - after the set-up

        # Room kept in the log of the database is room, too.
        connection.ensure_connection()
        connection.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        self.ballast.write_bytes(b"0" * shutil.disk_usage(self.ballast.parent).free)

    def free(self) -> None:
        self.ballast.unlink()


def work(file: Path, disk: Disk) -> dict[str, Any]:
    """Signs in, sends the file and records it, each first on a full disk."""
    from django.test import Client  # noqa: PLC0415

    browser, told = Client(raise_request_exception=False, headers={"Host": "localhost"}), {}

    def send(name: str, address: str, **form: Any) -> Any:
        disk.fill()
        refused = browser.post(address, _fresh(form))
        told[name] = [refused.status_code, refused.headers.get("Retry-After"), refused.content.decode()]
        told[f"{name}, half"] = state()
        disk.free()
        done = browser.post(address, _fresh(form))
        told[f"{name}, room made"] = done.status_code
        return done

    send("sign-in", "/en/account/sign-in/", username="ann", password=PASSWORD)
    plan = send("upload", "/en/desk/facts/import/", file=file)["Location"]
    send("commit", f"{plan}commit/", plan=_plan_hash())
    told["end"] = state()
    return told


def _fresh(form: dict[str, Any]) -> dict[str, Any]:
    return {name: value.open("rb") if isinstance(value, Path) else value for name, value in form.items()}


def _plan_hash() -> str:
    from bilim.facts.models import ImportBatch  # noqa: PLC0415

    return str(ImportBatch.objects.get(state="planned").plan_sha256)


def state() -> dict[str, Any]:
    """What the database and the storage hold."""
    from django.conf import settings  # noqa: PLC0415

    from bilim.facts.models import FactRow, ImportBatch  # noqa: PLC0415
    from bilim.journal.queries import verify_chain  # noqa: PLC0415

    kept = [path for path in Path(settings.STORAGE_ROOT).rglob("*") if path.is_file()]
    return {
        "rows": FactRow.objects.count(),
        "batches": list(ImportBatch.objects.order_by("planned_at").values_list("state", flat=True)),
        "broken": len(verify_chain()),
        "drafts": sum(path.name.startswith(".") for path in kept),
    }


def prepare() -> None:
    """Somebody may bring figures in."""
    from datetime import date  # noqa: PLC0415

    from bilim.access import actions  # noqa: PLC0415
    from bilim.access.terms import Role  # noqa: PLC0415
    from bilim.base.actor import SYSTEM  # noqa: PLC0415

    ann = actions.create_account(username="ann", name="Анара", password=PASSWORD, by=SYSTEM)
    actions.grant_role(account=ann, role=Role.ANALYST, unit_path="", valid_from=date(2020, 1, 1), by=SYSTEM)


if __name__ == "__main__":
    django.setup()
    prepare()
    sys.stdout.write(json.dumps(work(Path(sys.argv[1]), Disk(Path(sys.argv[2])))))
