"""Public pages: server time and bytes, each as a ratio to a bare «hello» view measured in the same run.

    ./bilim bench pages [--rounds 15] [--each 60]

The last line names the largest page before compression of all that links lead to from the front pages of the
three languages, of one kind (such as the page of one value) at most `--each`.

Reads the editions of the system that is set up or, where none is, of the demonstration. Times are medians of
the processor's time for whole requests through every layer (middleware, view, template), without network.
`first` is the first request of the process, when bundle and templates are read; `304` a reader who has it
already.
"""

from __future__ import annotations

import gzip
import logging
import os
import platform
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import asking
import crawling
import editions

from bilim_engine.arguments import COUNT

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))
HELLO = "benchmark/hello/"


def show(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def addresses(code: str) -> dict[str, str]:
    """The pages measured, by name."""
    edition = f"/ky/editions/{code}/"
    unit = f"{edition}departments/nookat/"
    return {
        "home": "/ky/",
        "table": f"{edition}departments/",
        "comparison": f"{edition}compare/?unit=nookat&unit=alay&unit=osh-city",
        "department": unit,
        "value": f"{unit}indicators/preschool.coverage/",
        "overall score": f"{unit}score/",
        "indicator": f"{edition}indicators/preschool.coverage/",
        "methodology": "/ky/methodologies/department-2026/",
        "register": "/ky/register/",
        "statement 2021": "/ky/statements/rating-2021/",
        "table as csv": f"{edition}departments.csv",
        "api results": f"/api/v1/editions/{code}/results",
    }


def prepare() -> Any:
    """A client of the whole house, with a bare view beside its own addresses."""
    logging.disable(logging.CRITICAL)
    # What is imported here asks for settings, which `editions` has read.
    from django.http import HttpRequest, HttpResponse  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.urls import clear_url_caches, path  # noqa: PLC0415

    from bilim.config import urls  # noqa: PLC0415

    def hello(request: HttpRequest) -> HttpResponse:
        return HttpResponse("hello")

    urls.urlpatterns.append(path(HELLO, hello))
    clear_url_caches()
    return Client(SERVER_NAME="127.0.0.1")


def timed(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return (time.process_time() - begun) * 1000


def median(act: Callable[[], object], rounds: int) -> float:
    """Milliseconds of the middle of `rounds` runs."""
    return statistics.median(timed(act) for _round in range(rounds))


def measure(client: Any, rounds: int, code: str) -> None:
    """One row a page: first, then warm time and 304 with their ratios, bytes plain and gzipped."""
    client.get(f"/{HELLO}")
    bare = median(lambda: client.get(f"/{HELLO}"), rounds * 4)
    show(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {code}")
    show(f"bare hello view: {bare:.2f} ms; every ratio is to this\n")
    show(f"{'page':<16}{'first':>9}{'warm':>9}{'ratio':>8}{'304':>8}{'ratio':>8}{'bytes':>9}{'gzip':>8}")
    for name, address in addresses(code).items():
        show(row(client, name, address, rounds, bare))


def row(client: Any, name: str, address: str, rounds: int, bare: float) -> str:
    """What this page costs, as one line."""
    first = timed(lambda: client.get(address))
    response = client.get(address)
    if response.status_code != 200:
        return f"{name:<16} answered {response.status_code}"
    warm = median(lambda: client.get(address), rounds)
    times = f"{name:<16}{first:>7.0f}ms{warm:>7.1f}ms{warm / bare:>8.1f}"
    if tag := response.headers.get("ETag"):
        again = median(lambda: client.get(address, headers={"if-none-match": tag}), rounds)
        times += f"{again:>6.1f}ms{again / bare:>8.1f}"
    else:
        times += f"{'':>16}"
    return f"{times}{len(response.content):>9}{len(gzip.compress(response.content, 6)):>8}"


def largest(client: Any, each: int) -> None:
    """The largest page that links lead to, in any language, before compression, with its address."""
    found = [
        (len(content), address)
        for language in crawling.LANGUAGES
        for address, content in crawling.pages(client, language, each)
    ]
    size, address = max(found)
    show(f"\nlargest of {len(found)} pages that links lead to: {size} bytes, {address}")


def static_bytes() -> None:
    """What a first visit fetches besides the page: kept by the browser afterwards."""
    files = sorted((ROOT / "src/bilim/base/static/base").iterdir())
    plain = sum(file.stat().st_size for file in files)
    packed = sum(len(gzip.compress(file.read_bytes(), 6)) for file in files)
    show(
        f"\nstatic files of a first visit: {len(files)}, {plain} bytes, {packed} gzipped; no script, no font"
    )


ABOUT = {
    "ky": "Ачык барактар: процессордун убактысы жана байттар, куру барак менен жанаша.",
    "ru": "Открытые страницы: время процессора и байты рядом с пустой страницей.",
    "en": "Public pages: processor time and bytes, beside a bare page.",
}
EACH = {
    "ky": "ар бир түрдөгү барактан канчасынын көлөмү өлчөнөт",
    "ru": "у скольких страниц каждого вида измеряется размер",
    "en": "of how many pages of each kind the size is taken",
}
ROUNDS = {
    "ky": "ар бир барак канча жолу суралат",
    "ru": "сколько раз спрашивается каждая страница",
    "en": "how often each page is asked for",
}


def main() -> int:
    """Prints the table; 2 when there is no edition to measure."""
    parser = asking.reader(__file__, ABOUT)
    parser.add_argument("--rounds", type=COUNT, default=15, help=asking.told(ROUNDS))
    parser.add_argument("--each", type=COUNT, default=60, help=asking.told(EACH))
    asked = parser.parse_args()
    code = editions.current()
    if code is None:
        return 2
    client = prepare()
    measure(client, asked.rounds, code)
    static_bytes()
    largest(client, asked.each)
    return 0


if __name__ == "__main__":
    sys.exit(main())
