"""As many schools and kindergartens as are known, and each with a name that is visibly invented."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from demonstration.sizes import LEAVES, OBLASTS

from demonstration import institutions
from factories.demonstration_rows import FOLDER, Row, read


def _institutions(kind: str) -> Iterator[Row]:
    return (row for row in read(FOLDER / "institutions.csv") if row["kind"] == kind)


def test_there_are_as_many_schools_as_are_known(real: dict) -> None:
    counts: dict[str, int] = defaultdict(int)
    for row in _institutions("school"):
        counts[LEAVES[row["department"]]] += 1
    assert sum(counts.values()) == real[("kg", *institutions.COUNTRY, "")] == 2394
    for oblast, (item, period) in institutions.SCHOOLS_KNOWN.items():
        assert counts[oblast] == real[(oblast, item, period, "")]


def test_there_are_as_many_kindergartens_as_are_known(real: dict) -> None:
    counts: dict[str, int] = defaultdict(int)
    for row in _institutions("kindergarten"):
        counts[LEAVES[row["department"]]] += 1
    for oblast in OBLASTS:
        assert counts[oblast] == real[(oblast, "published.kindergartens", "2021", "")]


def test_invented_institutions_have_visibly_invented_names() -> None:
    rows = read(FOLDER / "institutions.csv")
    assert len({row["code"] for row in rows}) == len(rows)
    for row in rows:
        assert row["illustrative"] == "true"
        assert row["name_ky"].startswith("Үлгү ")
        assert "пример" in row["name_ru"]
        assert row["name_en"].startswith("Example ")
