"""Preschool and school readiness: shares of departments add up to the published coverage of their oblast."""

from __future__ import annotations

from math import exp

from demonstration.figures import EXTENDED, FREE, SHARED, Figures, level, quality, school_year
from demonstration.sharing import chance, share_out
from demonstration.sizes import LEAVES, OBLASTS, URBAN

YEARS = range(2020, 2026)
LAST_PUBLISHED = 2024
# Children aged 1 to 6 beside 2021, whose number follows from published children and coverage.
GROWTH = {2020: 1.005, 2021: 1.0, 2022: 0.995, 2023: 0.985, 2024: 0.965, 2025: 0.95}
# From 2022 the published coverage of the two cities jumps with their population, not their children.
CITY_CHILDREN = {
    "bishkek-city": {2022: 36000, 2023: 38500, 2024: 41500, 2025: 43500},
    "osh-city": {2022: 15000, 2023: 15600, 2024: 16000, 2025: 16500},
}
# Children prepared under Nariste in the country; the last one is published.
PREPARED = {2023: 97500, 2024: 98200}


def coverage(figures: Figures, oblast: str, year: int) -> float:
    """The published percentage of the oblast; after the last one the series goes on at a slower pace."""
    if year <= LAST_PUBLISHED:
        return float(figures.published[(oblast, "published.preschool_coverage", str(year), "")])
    last = coverage(figures, oblast, LAST_PUBLISHED)
    return last + min(2.5, 0.5 * abs(last - coverage(figures, oblast, LAST_PUBLISHED - 1)))


def make(figures: Figures) -> None:
    """Children, population and prepared children of every department, 2020 to 2025."""
    for year in YEARS:
        for oblast in OBLASTS:
            _oblast(figures, oblast, year)
    for year in (2023, 2024, 2025):
        _readiness(figures, year)


def _oblast(figures: Figures, oblast: str, year: int) -> None:
    children, population = _totals(figures, oblast, year)
    origin = SHARED if year <= LAST_PUBLISHED else EXTENDED
    leaves = OBLASTS[oblast]
    weights = {leaf: size * exp(chance("children", leaf).gauss(0, 0.06)) for leaf, size in leaves.items()}
    people = share_out(population, weights)
    pull = {leaf: people[leaf] * _inclination(leaf, year) for leaf in leaves}
    most = {leaf: int(0.9 * people[leaf]) for leaf in leaves}
    attending = share_out(children, pull, most)
    figures.put_all("preschool.population_1_6", str(year), people, origin)
    figures.put_all("preschool.children", str(year), attending, origin)
    if year >= 2023:
        for leaf, count in attending.items():
            _forms(figures, leaf, year, count)


def _totals(figures: Figures, oblast: str, year: int) -> tuple[int, int]:
    share = coverage(figures, oblast, year) / 100
    known = int(figures.published[(oblast, "preschool.children", "2021", "")])
    city = CITY_CHILDREN.get(oblast, {}).get(year)
    if city is not None:
        return city, round(city / share)
    population = round(known / (coverage(figures, oblast, 2021) / 100) * GROWTH[year])
    return (known if year == 2021 else round(population * share)), population


def _inclination(leaf: str, year: int) -> float:
    own = chance("preschool", leaf).gauss(0, 0.16)
    drift = chance("preschool", leaf, "drift").gauss(0, 0.03) * (year - 2020)
    return exp(own + drift + 0.1 * quality(leaf) + (0.22 if leaf in URBAN else 0.0))


def _forms(figures: Figures, leaf: str, year: int, count: int) -> None:
    """Full-day and variative kindergartens; in towns a variative group may hold a handful of children."""
    mean = 0.002 if leaf in URBAN else 0.14
    share = chance("variative", leaf, year).uniform(0.2, 1.6) * mean
    variative = round(count * share)
    figures.put(leaf, "preschool.children", str(year), variative, FREE, "form=variative")
    figures.put(leaf, "preschool.children", str(year), count - variative, FREE, "form=full_day")


def _readiness(figures: Figures, year: int) -> None:
    period = school_year(year)
    published = figures.published.get(("kg", "readiness.prepared", period, ""))
    total = int(published) if published else PREPARED[year]
    base = {leaf: round(figures.read(leaf, "preschool.population_1_6", str(year)) * 0.187) for leaf in LEAVES}
    wish = {
        leaf: base[leaf]
        * level(leaf, "readiness", year, mean=0.68, spread=0.13, low=0.3, high=0.97, trend=0.005)
        for leaf in LEAVES
    }
    prepared = share_out(total, wish, {leaf: int(0.985 * base[leaf]) for leaf in LEAVES})
    figures.put_all("readiness.children_6_7", period, base)
    figures.put_all("readiness.prepared", period, prepared, SHARED if published else FREE)
