"""Graduates by language of instruction: a breakdown fine enough to show how small numbers are withheld.

The shares are rough and no statistics; no figure of graduates by language was found for any department.
"""

from __future__ import annotations

from math import exp

from demonstration.figures import FREE, Figures, school_year
from demonstration.schools import YEARS
from demonstration.sharing import chance
from demonstration.sizes import OBLASTS, URBAN

ITEM = "school.graduates_11"
# What is taught beside Kyrgyz in an oblast; what is not named there has no rows there.
BESIDE_KYRGYZ = {
    "issyk-kul-oblast": {"ru": 0.15},
    "jalal-abad-oblast": {"ru": 0.05, "uz": 0.1},
    "naryn-oblast": {"ru": 0.008},
    "batken-oblast": {"ru": 0.04, "uz": 0.03, "tg": 0.01},
    "osh-oblast": {"ru": 0.02, "uz": 0.14},
    "talas-oblast": {"ru": 0.02},
    "chui-oblast": {"ru": 0.4},
    "bishkek-city": {"ru": 0.55},
    "osh-city": {"ru": 0.25, "uz": 0.15},
}
# So much of the graduates is left to Kyrgyz everywhere.
LEFT = 0.1


def make(figures: Figures) -> None:
    """The graduates of each department and year, shared out by language so that they add up."""
    for oblast, leaves in OBLASTS.items():
        for leaf in leaves:
            for year in YEARS:
                _share_out(figures, oblast, leaf, year)


def _share_out(figures: Figures, oblast: str, leaf: str, year: int) -> None:
    period = school_year(year)
    graduates = figures.read(leaf, ITEM, period)
    counts = {
        language: round(graduates * _share(leaf, language, mean, year))
        for language, mean in BESIDE_KYRGYZ[oblast].items()
    }
    counts["ky"] = graduates - sum(counts.values())
    for language, count in counts.items():
        figures.put(leaf, ITEM, period, count, FREE, f"language={language}")


def _share(leaf: str, language: str, mean: float, year: int) -> float:
    own = chance("language", language, leaf).gauss(0, 0.9)
    moved = chance("language", language, leaf, year).gauss(0, 0.1)
    pull = 0.6 if language == "ru" and leaf in URBAN else 0.0
    return min(mean * exp(own + moved + pull), (1 - LEFT) / 2)
