"""Schools, pupils, graduates, olympiads, Altyn Tamga and accreditation."""

from __future__ import annotations

from math import exp

from demonstration.figures import FREE, SHARED, Figures, level, quality, school_year
from demonstration.sharing import chance, share_out, squash
from demonstration.sizes import DEPARTMENTS, LEAVES, OBLASTS, PUPILS, URBAN

YEARS = (2023, 2024, 2025)
# Three years are pooled for Altyn Tamga, so the first edition reaches back to 2020/21.
POOLED = range(2021, 2026)
# Pupils of the country at the start of a school year; without a published figure, between its neighbours.
PUPILS_OF_YEAR = {2021: 1340000, 2022: 1375000, 2025: 1522000}
# State and municipal schools: those admitting first-graders in 2023 are published for seven areas; the rest
# of the published number for the country falls to the two others.
OTHER_SCHOOLS = {"chui-oblast": 352, "issyk-kul-oblast": 216}
FEWER_SCHOOLS = {
    2023: {"jalal-abad-oblast": 17, "chui-oblast": 7, "issyk-kul-oblast": 3, "osh-oblast": 6},
    2024: {"chui-oblast": 3, "issyk-kul-oblast": 2},
}
KNOWN_SCHOOLS = {"batken": 55, "kochkor": 27, "kara-kol-city": 6}
DECLARED = {2021: 2150, 2023: 2310, 2024: 2390, 2025: 2450}
CONFIRMED = {2021: 96, 2023: 104, 2024: 121, 2025: 138}
# Where the confirming test of spring 2021 could not be held (border emergency).
NOT_HELD = ("batken", "leilek")
QUOTA = {"bishkek-city": 57, "osh-city": 54}
# Stage, participants, prize places and winners of the country beyond the oblast.
HIGHER_STAGES = (("republic", 318, 34, 17), ("international", 26, 8, 3))


def make(figures: Figures) -> None:
    """Everything about schools and their pupils that the ratings look at."""
    for year in POOLED:
        _pupils(figures, year)
        _altyn_tamga(figures, year)
    for year in YEARS:
        public_schools(figures, year)
        _accreditation(figures, year)
        _olympiad(figures, year)


def pupils_of(figures: Figures, year: int) -> dict[str, int]:
    """Pupils of each department at the start of the school year that ended in `year`."""
    known = figures.published.get(("kg", "school.pupils", school_year(year), ""))
    total = int(known) if known else PUPILS_OF_YEAR[year]
    weights = {}
    for oblast, leaves in OBLASTS.items():
        whole = sum(leaves.values())
        for leaf, size in leaves.items():
            weights[leaf] = PUPILS[oblast] * size / whole * exp(chance("pupils", leaf).gauss(0, 0.05))
    return share_out(total, weights)


def _pupils(figures: Figures, year: int) -> None:
    period, pupils = school_year(year), pupils_of(figures, year)
    published = ("kg", "school.pupils", period, "") in figures.published
    if year in YEARS:
        figures.put_all("school.pupils", period, pupils, SHARED if published else FREE)
    for leaf, count in pupils.items():
        share = (0.036 if leaf in URBAN else 0.041) * chance("graduates", leaf, year).uniform(0.95, 1.05)
        graduates = round(count * share)
        figures.put(leaf, "school.graduates_11", period, graduates)
        if year in YEARS:
            girls = round(graduates * chance("girls", leaf, year).uniform(0.49, 0.55))
            figures.put(leaf, "school.graduates_11", period, girls, FREE, "sex=female")
            figures.put(leaf, "school.graduates_11", period, graduates - girls, FREE, "sex=male")


def public_schools(figures: Figures, year: int) -> dict[str, int]:
    """State and municipal schools of each department; put down and handed back."""
    found: dict[str, int] = {}
    pupils = pupils_of(figures, year)
    for oblast, leaves in OBLASTS.items():
        known = figures.published.get((oblast, "published.schools_admitting", "2023/24", ""))
        total = int(known) if known else OTHER_SCHOOLS[oblast]
        total -= FEWER_SCHOOLS.get(year, {}).get(oblast, 0)
        # Mountain schools are many and small.
        weights = {leaf: pupils[leaf] ** 0.8 * (0.55 if leaf in URBAN else 1.0) for leaf in leaves}
        fixed = {leaf: KNOWN_SCHOOLS[leaf] for leaf in leaves if leaf in KNOWN_SCHOOLS}
        found |= share_out(total, weights, fixed, {leaf: fixed.get(leaf, 3) for leaf in leaves})
    figures.put_all("school.public_schools", school_year(year), found, SHARED)
    return found


def _altyn_tamga(figures: Figures, year: int) -> None:
    period = school_year(year)
    origin = SHARED if ("kg", "altyn_tamga.declared", period, "") in figures.published else FREE
    graduates = {leaf: figures.read(leaf, "school.graduates_11", period) for leaf in LEAVES}
    total = int(figures.published.get(("kg", "altyn_tamga.declared", period, ""), 0)) or DECLARED[year]
    wish = {
        leaf: graduates[leaf] * exp(0.25 * quality(leaf) + chance("declared", leaf).gauss(0, 0.2))
        for leaf in LEAVES
    }
    declared = share_out(total, wish, {leaf: graduates[leaf] // 6 for leaf in LEAVES})
    figures.put_all("altyn_tamga.declared", period, declared, origin)
    figures.put_all("altyn_tamga.confirmed", period, _confirmed(figures, year, declared), origin)
    if year == 2021:
        for unit in NOT_HELD:
            figures.lack(unit, "altyn_tamga.confirmed", period, "not_held")


def _confirmed(figures: Figures, year: int, declared: dict[str, int]) -> dict[str, int]:
    """Who passed; an oblast of which a total is published has that total."""
    period, item = school_year(year), "altyn_tamga.confirmed"
    total = int(figures.published.get(("kg", item, period, ""), 0)) or CONFIRMED[year]
    most = {leaf: count // 3 for leaf, count in declared.items()}
    for oblast, leaves in OBLASTS.items():
        if figures.published.get((oblast, item, period, "")) == "0":
            most |= dict.fromkeys(leaves, 0)
    pull = {
        leaf: count
        * exp(0.5 * quality(leaf) + chance(item, leaf).gauss(0, 0.4) + (0.4 if leaf in URBAN else 0))
        for leaf, count in declared.items()
    }
    return share_out(total, pull, most)


def _accreditation(figures: Figures, year: int) -> None:
    schools = public_schools(figures, year)
    for leaf, count in schools.items():
        share = level(leaf, "valid", year, mean=0.52, spread=0.16, low=0.05, high=0.96, trend=0.03)
        applied = round(count * chance("applied", leaf, year).uniform(0.04, 0.3))
        passing = level(leaf, "passed", year, mean=0.8, spread=0.14, low=0.3, high=1)
        figures.put(leaf, "accreditation.schools", str(year), count, SHARED)
        figures.put(leaf, "accreditation.valid", str(year), round(count * share))
        figures.put(leaf, "accreditation.applied", str(year), applied)
        figures.put(leaf, "accreditation.passed", str(year), round(applied * passing))


def _olympiad(figures: Figures, year: int) -> None:
    strength = {unit: _strength(figures, unit, year) for unit in DEPARTMENTS}
    taking_part = {unit: _taking_part(unit, strength[unit], year) for unit in DEPARTMENTS}
    prizes, winners = {}, {}
    for oblast in OBLASTS:
        own = {unit: count for unit, count in taking_part.items() if DEPARTMENTS[unit] == oblast}
        alone = oblast in QUOTA
        places = (20, 11) if alone else (34, 17)
        pull = {unit: own[unit] * exp(strength[unit]) for unit in own}
        first = share_out(min(places[1], sum(own.values()) // 4), pull, {u: n // 2 for u, n in own.items()})
        rest = {unit: own[unit] - first[unit] for unit in own}
        winners |= first
        prizes |= share_out(min(places[0], sum(rest.values()) // 2), pull, rest)
    _stage(figures, "oblast", year, taking_part, prizes, winners)
    for stage, people, prize_places, first_places in HIGHER_STAGES:
        pull = {unit: exp(1.1 * strength[unit]) for unit in DEPARTMENTS}
        above = share_out(people, pull, taking_part)
        won = share_out(first_places, {u: above[u] * pull[u] for u in above}, above)
        left = {unit: above[unit] - won[unit] for unit in above}
        _stage(
            figures,
            stage,
            year,
            above,
            share_out(prize_places, {u: left[u] * pull[u] for u in left}, left),
            won,
        )


def _strength(figures: Figures, unit: str, year: int) -> float:
    leaves = OBLASTS["bishkek-city"] if unit == "bishkek-city" else (unit,)
    size = figures.total(leaves, "school.pupils", school_year(year)) / 28000
    lead = 1.0 if unit in QUOTA else 0.35 if unit in URBAN else 0.0
    own = chance("olympiad", unit).gauss(0, 0.45) + chance("olympiad", unit, year).gauss(0, 0.2)
    return squash(lead + 0.45 * quality(unit) + own + 0.25 * (size - 1), -1.8, 2.2)


def _taking_part(unit: str, strength: float, year: int) -> int:
    if (unit, year) == ("kok-jangak-city", 2024):
        return 0
    share = squash(0.78 + 0.12 * strength + chance("stage", unit, year).gauss(0, 0.05), 0.25, 1.0)
    return round(QUOTA.get(unit, 34) * share)


def _stage(
    figures: Figures,
    stage: str,
    year: int,
    people: dict[str, int],
    prizes: dict[str, int],
    winners: dict[str, int],
) -> None:
    breakdown = f"level={stage}"
    for item, counts in (("participants", people), ("prize_places", prizes), ("winners", winners)):
        figures.put_all(f"olympiad.{item}", school_year(year), counts, FREE, breakdown)
