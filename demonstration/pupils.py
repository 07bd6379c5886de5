"""Rows about pupils who never were: those who left the schools of the smallest department in 2025/26.

For trying `./bilim tally` from the file to the record. A pupil has a number and no name; every row says that
it is an illustration.
"""

from __future__ import annotations

from collections.abc import Iterator

from demonstration.sharing import chance

COLUMNS = ("pupil", "school", "school_year", "grade", "status", "sex", "language", "mark")
FILE = "pupils/kok-jangak-city.csv"
SCHOOLS = tuple(f"kok-jangak-city-school-{number:03}" for number in range(1, 6))
YEAR, MARK = "2025/26", "үлгү маалымат"
# Of each school: graduates of grade 11, those who finished grade 9, those who moved away.
LEAVERS = (("11", "graduated", 23), ("9", "graduated", 4), ("11", "left", 1))
LANGUAGES = (("ky", 0.43), ("ru", 0.88), ("uz", 1.0))


def rows() -> Iterator[tuple[str, ...]]:
    """A row a pupil, school by school."""
    number = 0
    for school in SCHOOLS:
        for grade, status, count in LEAVERS:
            for _each in range(count):
                number += 1
                pupil = f"үлгү-{number:04}"
                sex = "female" if chance(pupil, "sex").random() < 0.5 else "male"
                yield (pupil, school, YEAR, grade, status, sex, _language(pupil), MARK)


def _language(pupil: str) -> str:
    drawn = chance(pupil, "language").random()
    return next(code for code, share in LANGUAGES if drawn < share)
