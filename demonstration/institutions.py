"""Invented schools and kindergartens, as many as each oblast is known to have.

Schools: the newest published count of each area, whatever it counts (all schools, or those admitting
first-graders; README.md has the table); the rest of the published number for the country falls to Chui and
Issyk-Kul. Kindergartens: the ministry's table of 2021, complete for all nine areas.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from demonstration.figures import read_published
from demonstration.sharing import share_out
from demonstration.sizes import OBLASTS, URBAN

COLUMNS = (
    "code", "kind", "department", "name_ky", "name_ru", "name_en", "illustrative",
    "valid_from", "valid_until",
)  # fmt: skip
# Item and period of the count taken for each area.
SCHOOLS_KNOWN = {
    "bishkek-city": ("published.schools", "2025/26"),
    "naryn-oblast": ("published.schools", "2025/26"),
    "osh-oblast": ("published.schools", "2019/20"),
    "osh-city": ("published.schools", "2017/18"),
    "jalal-abad-oblast": ("published.schools_admitting", "2023/24"),
    "batken-oblast": ("published.schools_admitting", "2023/24"),
    "talas-oblast": ("published.schools_admitting", "2023/24"),
}
COUNTRY = ("published.schools", "2024/25")
REST = {"chui-oblast": 0.63, "issyk-kul-oblast": 0.37}
DEPARTMENTS_KNOWN = {
    "bishkek-lenin": "2025/26", "bishkek-oktyabr": "2025/26", "bishkek-pervomai": "2025/26",
    "bishkek-sverdlov": "2025/26", "batken": "2022/23", "kochkor": "2019/20", "kara-kol-city": "2025/26",
}  # fmt: skip
NAMES = {
    "school": ("Үлгү мектеп № {}", "Школа-пример № {}", "Example School No. {}"),
    "kindergarten": ("Үлгү балдар бакчасы № {}", "Детский сад-пример № {}", "Example Kindergarten No. {}"),
}


def schools_by_oblast() -> dict[str, int]:
    """Schools of each oblast: known where a count was published, the rest of the country shared out."""
    published = read_published()
    known = {
        oblast: int(published[(oblast, item, period, "")]) for oblast, (item, period) in SCHOOLS_KNOWN.items()
    }
    left = int(published[("kg", *COUNTRY, "")]) - sum(known.values())
    return known | share_out(left, REST)


@cache
def schools_by_department() -> dict[str, int]:
    """Schools of each department; of the few whose count was published, that count."""
    published = read_published()
    fixed = {
        unit: int(published[(unit, "published.schools", period, "")])
        for unit, period in DEPARTMENTS_KNOWN.items()
    }
    return _by_department(schools_by_oblast(), fixed)


@cache
def kindergartens_by_department() -> dict[str, int]:
    """Kindergartens of each department, adding up to the published count of 2021."""
    published = read_published()
    totals = {oblast: int(published[(oblast, "published.kindergartens", "2021", "")]) for oblast in OBLASTS}
    return _by_department(totals, {})


def _by_department(totals: dict[str, int], fixed: dict[str, int]) -> dict[str, int]:
    found: dict[str, int] = {}
    for oblast, leaves in OBLASTS.items():
        weights = {leaf: size**0.85 * (0.75 if leaf in URBAN else 1.0) for leaf, size in leaves.items()}
        known = {leaf: fixed[leaf] for leaf in leaves if leaf in fixed}
        least = {leaf: known.get(leaf, 2) for leaf in leaves}
        found |= share_out(totals[oblast], weights, known, least)
    return found


def rows() -> Iterator[tuple[str, ...]]:
    """One row an institution, numbered through the country."""
    counts = (("school", schools_by_department()), ("kindergarten", kindergartens_by_department()))
    for kind, by_department in counts:
        number = 0
        for department in sorted(by_department):
            for own in range(1, by_department[department] + 1):
                number += 1
                names = (name.format(number) for name in NAMES[kind])
                yield (f"{department}-{kind}-{own:03d}", kind, department, *names, "true", "", "")
