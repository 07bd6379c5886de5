"""`./bilim demo [--no-serve]`: the demonstration is built where it is not, and served."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from bilim.config import demonstration, environment, lifeline, occupancy, problems, serving, signals
from bilim.config.explained import explained
from bilim.config.listening import is_free
from bilim.config.speech import reader, say
from bilim_engine.problems import Problem, Refused

ADDRESS = "127.0.0.1"
READY = {
    "ky": "\nДаяр. Ачыңыз:  http://{address}:{port}/\n\nКызматкерлер үчүн: http://{address}:{port}/ky/desk/",
    "ru": "\nГотово. Откройте:  http://{address}:{port}/\n\nДля сотрудников: http://{address}:{port}/ru/desk/",
    "en": "\nReady. Open:  http://{address}:{port}/\n\nFor staff: http://{address}:{port}/en/desk/",
}
PASSWORD = {
    "ky": "  Баарынын сырсөзү: {password}   (демонстрация үчүн гана; токтотуу: Ctrl-C)",
    "ru": "  Пароль у всех: {password}   (только демонстрация; остановить: Ctrl-C)",
    "en": "  The password of each: {password}   (a demonstration only; to stop: Ctrl-C)",
}
BUILT = {
    "ky": "Демонстрация даяр: {folder}",
    "ru": "Демонстрация построена: {folder}",
    "en": "The demonstration is built: {folder}",
}


def run(arguments: list[str]) -> int:
    parser = reader("demo")
    parser.add_argument("--no-serve", action="store_true", help=explained("no-serve"))
    asked = parser.parse_args(arguments)
    # Read before anything is built: that takes minutes.
    port = environment.number("PORT", 8000, least=1, most=65_535)
    if environment.text("DATABASE_URL"):
        raise Refused([Problem(problems.DEMONSTRATION_EMBEDDED)])
    folder = its_folder()
    if not demonstration.is_whole(folder):
        with demonstration.alone(folder):
            if not demonstration.is_whole(folder):
                # The one of before moves aside: not while somebody is being shown it.
                with occupancy.alone(folder) if folder.exists() else contextlib.nullcontext():
                    make(folder)
    if asked.no_serve:
        say(BUILT, folder=folder)
        return 0
    live_in(folder)
    occupancy.share(folder, "demo")
    return serve(first_free(port))


def its_folder() -> Path:
    """Where the demonstration lives; asked before settings are read."""
    return demonstration.folder_in(Path(os.environ.get("BILIM_VAR") or demonstration.ROOT / "var").absolute())


def make(folder: Path) -> None:
    """The demonstration is in its folder, whole."""
    building = demonstration.start_clean(folder)
    live_in(building)
    # Only the steps are told; a fault still shows, as the error that ends the command.
    os.environ.setdefault("BILIM_LOG_LEVEL", "ERROR")
    demonstration.build(demonstration.STEPS)
    demonstration.put_in_place(building, folder)


def live_in(folder: Path) -> None:
    """What is started from here on is the demonstration in this folder, with the database embedded there."""
    os.environ.update(BILIM_VAR=str(folder), BILIM_DEMONSTRATION="1", BILIM_DATABASE_URL="")
    # Its own key signs it, whatever key signs here in earnest.
    for name in (
        "BILIM_STORAGE",
        "BILIM_COLUMNS",
        "BILIM_SIGNING_KEY_FILE",
        "BILIM_HTTPS",
        "BILIM_PROXIES",
    ):
        os.environ.pop(name, None)


def first_free(port: int) -> int:
    """The port asked for, or the next one after it on which nobody listens."""
    return next(number for number in range(port, 65536) if is_free(ADDRESS, number))


def serve(port: int) -> int:
    """Serves until it is told to stop; says where once it answers. The exit code of the server."""
    # The server ends when its input closes, which nobody but this process holds open.
    line = serving.command(ADDRESS, port, workers=2, through=lifeline.__name__)
    with signals.held_back():
        server = subprocess.Popen(line, stdin=subprocess.PIPE)
        for word in signals.WORDS:
            signal.signal(word, lambda *_: server.terminate())
    if answers(port, server):
        say(READY, address=ADDRESS, port=port)
        for member in demonstration.CAST:
            print(f"  {member.username:<14} {member.name}")
        say(PASSWORD, password=demonstration.PASSWORD)
    code = server.wait()
    return code if code >= 0 else 128 - code


def answers(port: int, server: subprocess.Popen[bytes]) -> bool:
    """Whether the server gives a sign of life before half a minute is over."""
    end = time.monotonic() + 30
    while time.monotonic() < end and server.poll() is None:
        try:
            with urllib.request.urlopen(f"http://{ADDRESS}:{port}/healthz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    return False
