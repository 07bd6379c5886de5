"""Staff, courses, offences, parents, recreation, planning and returns."""

from __future__ import annotations

from math import exp

from demonstration.figures import FREE, SHARED, Figures, level, quality, school_year
from demonstration.institutions import kindergartens_by_department, schools_by_department
from demonstration.schools import pupils_of
from demonstration.sharing import chance, share_out
from demonstration.sizes import DEPARTMENTS, LEAVES, OBLASTS, URBAN

YEARS = (2023, 2024, 2025)
# Vacant posts of the country in December; by oblast they are published for December 2025.
VACANT = {2023: 720, 2024: 830}
# Offences of the country; three years are pooled, so 2021 is the first. The last two are published.
OFFENCES = {2021: 1180, 2022: 1470, 2023: 1560}
TEAMS = {2023: 1790, 2024: 1850, 2025: 1930}


def make(figures: Figures) -> None:
    """Everything about the work of the departments that the ratings look at."""
    for year in range(2021, 2026):
        _children(figures, year)
        _offences(figures, year)
    for year in YEARS:
        _staff(figures, year)
        _courses(figures, year)
        _league(figures, year)
        for leaf in LEAVES:
            _recreation(figures, leaf, year)
            _returns(figures, leaf, year)
        for unit in DEPARTMENTS:
            _planning(figures, unit, year)


def _children(figures: Figures, year: int) -> None:
    pupils = pupils_of(figures, year)
    for leaf, count in pupils.items():
        figures.put(leaf, "population.children_14_17", str(year), round(count * 0.3))
        if year in YEARS:
            figures.put(leaf, "population.children_7_17", str(year), round(count * 1.015))


def _offences(figures: Figures, year: int) -> None:
    published = figures.published.get(("kg", "offences.by_minors", str(year), ""))
    pull = {
        leaf: figures.read(leaf, "population.children_14_17", str(year))
        * exp(
            chance("offences", leaf).gauss(0, 0.35)
            + chance("offences", leaf, year).gauss(0, 0.15)
            - 0.1 * quality(leaf)
            + (0.45 if leaf in URBAN else 0.0)
        )
        for leaf in LEAVES
    }
    shares = share_out(int(published or OFFENCES[year]), pull)
    figures.put_all("offences.by_minors", str(year), shares, SHARED if published else FREE)


def _staff(figures: Figures, year: int) -> None:
    month = f"{year}-12"
    posts = {leaf: round(count / 16.2 * 2) / 2 for leaf, count in pupils_of(figures, year).items()}
    need = {
        leaf: posts[leaf] * exp(chance("vacant", leaf).gauss(0, 0.6) - 0.4 * quality(leaf)) for leaf in posts
    }
    vacant: dict[str, int] = {}
    for oblast, total in _vacant_by_oblast(figures, year).items():
        vacant |= share_out(total, {leaf: need[leaf] for leaf in OBLASTS[oblast]})
    known = ("kg", "published.teacher_vacancies", month, "") in figures.published
    for leaf, count in posts.items():
        figures.put(leaf, "staff.posts_established", month, count)
        figures.put(leaf, "staff.posts_filled", month, count - vacant[leaf], SHARED if known else FREE)


def _vacant_by_oblast(figures: Figures, year: int) -> dict[str, int]:
    last = {
        oblast: int(figures.published[(oblast, "published.teacher_vacancies", "2025-12", "")])
        for oblast in OBLASTS
    }
    if year == 2025:
        return last
    weights = {
        oblast: (count + 8) * exp(chance("vacant", oblast, year).gauss(0, 0.2))
        for oblast, count in last.items()
    }
    return share_out(VACANT[year], weights)


def _courses(figures: Figures, year: int) -> None:
    for leaf in LEAVES:
        posts = float(figures.cells[(leaf, "staff.posts_established", f"{year}-12", "")][0])
        scheduled = round(posts * chance("scheduled", leaf, year).uniform(0.17, 0.23))
        share = level(leaf, "courses", year, mean=0.8, spread=0.1, low=0.42, high=1, trend=0.0075)
        figures.put(leaf, "courses.scheduled", school_year(year), scheduled)
        figures.put(leaf, "courses.completed", school_year(year), round(scheduled * share))


def _league(figures: Figures, year: int) -> None:
    period = school_year(year)
    pull = {
        leaf: figures.read(leaf, "school.public_schools", period)
        * exp(0.25 * quality(leaf) + chance("league", leaf).gauss(0, 0.25))
        for leaf in LEAVES
    }
    figures.put_all("league.teams", period, share_out(TEAMS[year], pull))


def _recreation(figures: Figures, leaf: str, year: int) -> None:
    period = school_year(year)
    pupils = figures.read(leaf, "school.pupils", period)
    share = level(
        leaf, "additional", year, mean=0.2, spread=0.07, low=0.04, high=0.5, urban=0.07, trend=0.006
    )
    attending = round(pupils * share)
    figures.put(leaf, "additional.children", period, attending)
    girls = round(attending * chance("clubs", leaf, year).uniform(0.46, 0.58))
    figures.put(leaf, "additional.children", period, girls, FREE, "sex=female")
    figures.put(leaf, "additional.children", period, attending - girls, FREE, "sex=male")
    camps = level(leaf, "camps", year, mean=0.11, spread=0.04, low=0.02, high=0.24, trend=0.003)
    children = figures.read(leaf, "population.children_7_17", str(year))
    figures.put(leaf, "recreation.camp_children", str(year), round(children * camps))
    schools = figures.read(leaf, "school.public_schools", period)
    working = level(leaf, "parents", year, mean=0.66, spread=0.15, low=0.15, high=1, trend=0.015)
    figures.put(leaf, "parents.schools_working", period, round(schools * working))


def _planning(figures: Figures, unit: str, year: int) -> None:
    for item in ("past_year_analysis", "annual_plan", "development_plan", "programme_fit"):
        points = level(unit, item, year, mean=2.45, spread=0.85, low=0, high=4, trend=0.06)
        figures.put(unit, f"planning.{item}", str(year), round(points))
    planned = chance("planned", unit, year).randint(28, 74)
    share = level(unit, "execution", year, mean=0.82, spread=0.09, low=0.4, high=1, trend=0.005)
    figures.put(unit, "planning.measures_planned", str(year), planned)
    figures.put(unit, "planning.measures_done", str(year), round(planned * share))


def _returns(figures: Figures, leaf: str, year: int) -> None:
    institutions = schools_by_department()[leaf] + kindergartens_by_department()[leaf]
    due = institutions * 12
    submitted = round(due * level(leaf, "submitted", year, mean=0.97, spread=0.02, low=0.85, high=1))
    figures.put(leaf, "returns.due", str(year), due)
    figures.put(leaf, "returns.submitted", str(year), submitted)
    for item, mean, spread, low in (("in_time", 0.84, 0.08, 0.5), ("complete", 0.82, 0.08, 0.5)):
        share = level(leaf, item, year, mean=mean, spread=spread, low=low, high=1, trend=0.01)
        figures.put(leaf, f"returns.{item}", str(year), min(submitted, round(due * share)))
    back = level(leaf, "returned", year, mean=0.11, spread=-0.05, low=0.005, high=0.32, trend=-0.005)
    figures.put(leaf, "returns.returned", str(year), round(submitted * back))
