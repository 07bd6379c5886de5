"""Public pages over the wire: requests a second and the wait of the slowest in twenty, beside the bare answer
of the same server (`/healthz`) in the same run.

    ./bilim bench serving [--seconds 5]

Serves the editions of the system that is set up or, where none is, of the demonstration with as many workers
as cores; the readers are one process on the same machine, so that they take their share of its cores. Each
keeps its connection and asks for the next page when it has the last. Where the kernel tells (Linux), the time
of the processor that the server took for an answer, and how many answers that makes on all cores when readers
have processors of their own.
"""

from __future__ import annotations

import asyncio
import os
import platform
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import asking
import editions

from bilim_engine.arguments import COUNT, DISTANCE

ROOT = Path(__file__).resolve().parents[1]


def addresses(code: str) -> dict[str, str]:
    """The pages measured, by name."""
    edition = f"/ky/editions/{code}/"
    return {
        "bare answer": "/healthz",
        "home": "/ky/",
        "table": f"{edition}departments/",
        "department": f"{edition}departments/nookat/",
        "overall score": f"{edition}departments/nookat/score/",
    }


def show(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def serving(cores: int) -> Iterator[tuple[int, int]]:
    """The port and the number of the process of a server, which is ended with all its workers."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    environment = {**os.environ, "BILIM_PORT": str(port), "BILIM_WORKERS": str(cores)}
    line = [sys.executable, "-m", "bilim.config.cli", "serve"]
    server = subprocess.Popen(line, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        while socket.socket().connect_ex(("127.0.0.1", port)):
            if server.poll() is not None:
                raise SystemExit("The server did not start: is BILIM_VAR a system that was set up?")
            time.sleep(0.1)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait()


def spent(server: int) -> float:
    """The seconds of the processor that the server and its workers took so far; NaN where nobody tells."""
    total, taken = 0, os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 1
    for told in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            # After the name of the program, which may hold blanks: state, parent, …, user and system time.
            fields = told.read_text().rpartition(")")[2].split()
            if server in (int(told.parent.name), int(fields[1])):
                total += int(fields[11]) + int(fields[12])
    return total / taken or float("nan")


async def read(port: int, address: str, until: float) -> list[float]:
    """One reader's waits in milliseconds."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    asked = f"GET {address} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept-Encoding: gzip\r\n\r\n".encode()
    waits: list[float] = []
    while time.perf_counter() < until:
        begun = time.perf_counter()
        writer.write(asked)
        head = await reader.readuntil(b"\r\n\r\n")
        if not head.startswith(b"HTTP/1.1 200"):
            raise SystemExit(f"{address}: {head.splitlines()[0].decode()}")
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        await reader.readexactly(length)
        waits.append((time.perf_counter() - begun) * 1000)
    writer.close()
    return waits


async def measured(port: int, address: str, seconds: float, readers: int) -> Sequence[float]:
    """The waits of all readers."""
    until = time.perf_counter() + seconds
    found = await asyncio.gather(*(read(port, address, until) for _number in range(readers)))
    return [wait for waits in found for wait in waits]


ABOUT = {
    "ky": "Ачык барактар тармак аркылуу: секундасына канча суроо, ошол сервердин куру жообу менен жанаша.",
    "ru": "Открытые страницы по сети: запросов в секунду рядом с пустым ответом того же сервера.",
    "en": "Public pages over the wire: requests a second, beside a bare answer of the same server.",
}
SECONDS = {
    "ky": "ар бир барак канча секунд өлчөнөт",
    "ru": "сколько секунд измеряется каждая страница",
    "en": "how many seconds each page is measured",
}
READERS = {
    "ky": "бир убакта канча окурман сурайт",
    "ru": "сколько читателей спрашивает сразу",
    "en": "how many readers ask at once",
}


def main() -> int:
    """Prints the table; 2 when there is no edition to measure."""
    parser = asking.reader(__file__, ABOUT)
    parser.add_argument("--seconds", type=DISTANCE, default=5.0, help=asking.told(SECONDS))
    parser.add_argument("--readers", type=COUNT, default=16, help=asking.told(READERS))
    asked = parser.parse_args()
    code = editions.current()
    if code is None:
        return 2
    cores = os.cpu_count() or 1
    show(
        f"{platform.machine()}, {cores} cores, Python {platform.python_version()}; {asked.readers} readers\n"
    )
    columns = ("a second", "ratio", "median", "p95", "cpu", "a second without readers")
    widths = (10, 8, 10, 10, 10, 26)
    show(" " * 16 + "".join(f"{each:>{width}}" for each, width in zip(columns, widths, strict=True)))
    with serving(cores) as (port, server):
        bare = 0.0
        for name, address in addresses(code).items():
            asyncio.run(measured(port, address, 1, asked.readers))
            before = spent(server)
            waits = asyncio.run(measured(port, address, asked.seconds, asked.readers))
            rate = len(waits) / asked.seconds
            bare = bare or rate
            middle, slow = statistics.median(waits), statistics.quantiles(waits, n=20)[-1]
            each = (spent(server) - before) / len(waits)
            show(
                f"{name:<16}{rate:>10,.0f}{bare / rate:>8.2f}{middle:>8.1f}ms{slow:>8.1f}ms"
                f"{each * 1000:>8.2f}ms{cores / each:>26,.0f}"
            )
    return 0


if __name__ == "__main__":
    sys.exit(main())
