"""Problems speak three languages, with every place filled in."""

from __future__ import annotations

import re
from string import Formatter

import pytest

# Loading these modules fills the catalogue.
import bilim_engine.indicators
import bilim_engine.ratings  # noqa: F401
from bilim_engine.problems import (
    LANGUAGES,
    Kind,
    Place,
    Problem,
    Refused,
    catalogue,
    catalogued,
    nearest,
    offered,
)

KINDS = sorted(catalogue().values(), key=lambda kind: kind.code)


def names(template: str) -> set[str]:
    """What the sentence is filled with; a word or number as the language writes it says so at its end."""
    filled = (name for _, name, _, _ in Formatter().parse(template) if name)
    return {re.sub(r"_(ky|ru|en|comma)$", "", name) for name in filled}


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.code)
def test_every_kind_says_the_same_in_three_languages(kind: Kind) -> None:
    assert re.fullmatch(r"[a-z_-]+\.[PG]\d{3}", kind.code)
    # The gate states what it found; what to do about it is for people, so its kinds give no advice.
    advice = [] if re.search(r"\.G\d{3}", kind.code) and not any(kind.hint.values()) else [kind.hint]
    for texts in (kind.sentence, *advice):
        assert set(texts) == set(LANGUAGES)
        assert len(set(texts.values())) == len(LANGUAGES), "a sentence was left untranslated"
        assert len({frozenset(names(text)) for text in texts.values()}) == 1


def test_a_code_is_given_once() -> None:
    words = {f"{hint}{language}": "x" for language in LANGUAGES for hint in ("", "hint_")}
    taken = KINDS[0].code
    with pytest.raises(ValueError, match=re.escape(taken)):
        catalogued(taken, **words)  # type: ignore[arg-type]


def test_a_problem_renders_with_place_and_hint() -> None:
    kind = Kind("x.P001", {"en": "{a} is wrong."}, {"en": "Mend {a}."})
    problem = Problem(kind, Place("file.yaml", 7), {"a": "it"})
    assert problem.render("en") == "x.P001  file.yaml:7  it is wrong.\n        Mend it."
    assert "file.yaml:7" in str(Refused([problem]))


def test_what_may_be_meant_ends_a_hint() -> None:
    assert [offered(names) for names in ([], ["manas"], ["manas", "talas"])] == [
        "",
        " → manas?",
        " → manas, talas?",
    ]


def test_the_nearest_name_is_offered_and_a_far_one_is_not() -> None:
    assert nearest("preschol.children", ["preschool.children", "staff.posts"]) == "preschool.children"
    assert nearest("zzz", ["preschool.children"]) == ""
    # Whoever writes the beginning of a code means one that begins so.
    assert nearest("preschool", ["parents.schools", "preschool.coverage"]) == "preschool.coverage"
    # Half of the letters are the same, as in most pairs of English words with one ending.
    assert nearest("nothing", ["rating", "serving", "pages"]) == ""


def test_no_terminal_obeys_a_problem() -> None:
    kind = Kind("x.P009", {"en": "“{name}” is none\N{NO-BREAK SPACE}here."}, {"en": "Not {name}."})
    problem = Problem(kind, Place("a\x1b[2J.csv", 3), {"name": "\x1b[31m\N{RIGHT-TO-LEFT OVERRIDE}\nok\x9b"})
    told = problem.render("en")
    assert told.split("\n") == [
        "x.P009  a\\x1b[2J.csv:3  “\\x1b[31m\\u202e\\nok\\x9b” is none\N{NO-BREAK SPACE}here.",
        "        Not \\x1b[31m\\u202e\\nok\\x9b.",
    ]
