"""Drafter, checker and publisher are told where an edition would give away what another one withholds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.facts import actions as facts
from bilim.publication import actions, problems, queries
from bilim.ratings import actions as ratings
from bilim.registry import actions as registry
from bilim_engine.problems import Refused
from bilim_engine.values import SUPPRESSED, Missing
from bilim_verify import verify
from factories import releases
from factories.contests import claim
from factories.facts import HEADER, csv_file
from factories.refusals import refused
from factories.rulebook import adopt_and_approve, write_definitions

WHY = {"ky": "Сандар такталды.", "ru": "Числа уточнены.", "en": "The numbers were corrected."}
FORMS = "\n".join(
    f"      - {{code: {code}, title: {{ky: {code}, ru: {code}, en: {code}}}}}"
    for code in ("full", "half", "short")
)
PARAMETER = """
parameters:
  - code: suppression.threshold
    title: {ky: чек, ru: порог, en: threshold}
    unit: children
    values: [{from: 2020-01-01, value: 5, certainty: proposal, source: {title: "tests"}}]
"""


@pytest.fixture
def ground(db: None, root: Path, tmp_path: Path, settings: object) -> None:
    """Children of kindergartens are persons, counted by four marks; the year before is recorded too."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.SIGNING_KEY_FILE = ""  # type: ignore[attr-defined]
    folder = write_definitions(tmp_path / "definitions")
    items = (folder / "items.yaml").read_text(encoding="utf-8")
    items = items.replace(
        "    breakdowns: [sex]\n", "    persons: true\n    public: false\n    breakdowns: [sex]\n", 1
    )
    items = items.replace("reasons:\n", f"{FORMS}\nreasons:\n", 1)
    (folder / "items.yaml").write_text(items, encoding="utf-8")
    (folder / "parameters.yaml").write_text(PARAMETER, encoding="utf-8")
    registry.load_register(root / "definitions" / "register", SYSTEM)
    adopt_and_approve(folder)
    figures = csv_file(*releases.FIGURES, *releases._figures_of_others())
    for year in ("2024", "2025"):
        facts.import_file(figures.replace(b",2025,", f",{year},".encode()), f"{year}.csv", SYSTEM)


def children(year: str, *counts: int) -> None:
    """The children of one department by kind are recorded, with their total."""
    header = HEADER.replace("period,", "period,breakdown,")
    cells = {
        f"sex={code}": count for code, count in zip(("female", "male", "full", "half"), counts, strict=True)
    }
    cells[""] = sum(counts)
    rows = [f"nookat,preschool.children,{year},{code},{count},,Report" for code, count in cells.items()]
    facts.import_file(csv_file(*rows, header=header), f"{counts}.csv", SYSTEM, despite_warnings=True)


def first(year: str, by: Actor) -> str:
    """The first edition of the year as a draft."""
    run = ratings.make_run("spending", year, by).code
    return actions.draft_edition(run=run, published_at=timezone.localtime().isoformat(), by=by)


def revision(code: str, by: Actor) -> str:
    """A revision of this edition as a draft."""
    run = ratings.make_run("spending", "2025", by).code
    now = timezone.localtime().isoformat()
    return actions.correct_edition(code=code, run=run, reason=WHY, published_at=now, by=by)


def withheld(content: object) -> set[str]:
    """Breakdowns of the department that the edition withholds."""
    return {each.breakdown for each in content.facts if each.value == Missing(SUPPRESSED)}  # type: ignore[attr-defined]


def test_a_correction_withholds_what_the_corrected_edition_would_give_away(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    released: Callable[..., None],
) -> None:
    children("2025", 852, 4, 2, 19)
    code = first("2025", analyst_actor)
    released(code, methodologist_actor, publisher_actor)
    assert withheld(queries.get_content(code)) == {"sex=male", "sex=full"}
    children("2025", 852, 40, 2, 19)
    corrected = revision(code, analyst_actor)
    released(corrected, methodologist_actor, publisher_actor)
    content = queries.get_content(corrected)
    assert withheld(content) == {"sex=male", "sex=full"}
    told = {each.subject for each in content.corrections.changes if each.kind == "fact"}
    assert told == {"preschool.children"}
    bundles = queries.bundle_bytes(corrected), queries.bundle_bytes(code)
    assert [verify(each).status for each in bundles] == [0, 0]


def test_the_reason_of_a_correction_gives_no_number_away(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    head_actor: Actor,
    released: Callable[..., None],
) -> None:
    children("2025", 852, 4, 2, 19)
    code = first("2025", analyst_actor)
    released(code, methodologist_actor, publisher_actor)

    def proposed(breakdown: str, value: str) -> dict[str, str]:
        asked = claim(("nookat", "preschool.children", "2025", breakdown), value=value)
        case = actions.appeal(code=code, claim=asked, by=head_actor)  # type: ignore[arg-type]
        accepted = queries.get_contested(case.code, seen_by=methodologist_actor).accepting
        actions.decide_contested(
            code=case.code, granted=True, reason=WHY, by=methodologist_actor, accepted=accepted
        )
        return queries.get_correction_reason(case.code, seen_by=analyst_actor)

    # Of the sums with a withheld cell the decider alone is told.
    assert all(words.endswith("(2025).") for words in proposed("sex=full", "3").values())
    assert all("877 → 878" in words for words in proposed("", "878").values())


def test_a_question_about_another_figure_gives_no_number_away(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    head_actor: Actor,
    released: Callable[..., None],
) -> None:
    """Of two kinds both are withheld, though their total is not: which of them is larger than a total that is
    tried would tell both."""
    header = HEADER.replace("period,", "period,breakdown,")
    cells = {"sex=female": 852, "sex=male": 4, "": 856}
    rows = [f"nookat,preschool.children,2025,{code},{count},,Report" for code, count in cells.items()]
    facts.import_file(csv_file(*rows, header=header), "2025.csv", SYSTEM, despite_warnings=True)
    code = first("2025", analyst_actor)
    released(code, methodologist_actor, publisher_actor)
    assert withheld(queries.get_content(code)) == {"sex=female", "sex=male"}
    asked = claim(("nookat", "preschool.children", "2025", ""), value="1")
    case = actions.appeal(code=code, claim=asked, by=head_actor)  # type: ignore[arg-type]
    told = queries.get_contested(case.code, seen_by=methodologist_actor).warnings
    assert any("852" in each.message("en") for each in told), "whoever decides is asked with all figures"
    assert not queries.get_contested(case.code, seen_by=head_actor).warnings


def test_what_the_ledger_holds_of_a_withheld_cell_is_not_shown_to_whoever_asked(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    head_actor: Actor,
    released: Callable[..., None],
) -> None:
    children("2025", 852, 3, 4, 19)
    code = first("2025", analyst_actor)
    released(code, methodologist_actor, publisher_actor)
    asked = claim(("nookat", "preschool.children", "2025", "sex=full"), value="3")
    case = actions.appeal(code=code, claim=asked, by=head_actor).code  # type: ignore[arg-type]
    assert queries.get_contested(case, seen_by=head_actor).now is None
    assert queries.get_contested(case, seen_by=analyst_actor).now == 4


@pytest.mark.parametrize(
    "told", ["full: 4 → 2.", "full=2", "Толук саны 2ге өзгөрдү", "half: 19 → 20", "1\u00a0002 → 2"]
)
def test_a_reason_that_tells_a_withheld_number_is_refused_with_the_cell(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    released: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
    told: str,
) -> None:
    children("2025", 852, 3, 4, 19)
    code = first("2025", analyst_actor)
    released(code, methodologist_actor, publisher_actor)
    children("2025", 852, 3, 2, 20)
    monkeypatch.setitem(WHY, "ru", told)
    if told.startswith("half"):
        assert revision(code, analyst_actor)  # what both editions show may be said
        return
    with refused(problems.REASON_TELLS_WITHHELD) as stopped:
        revision(code, analyst_actor)
    assert {each.place.field for each in stopped.value.problems} == {"reason_ru"}
    assert "nookat, preschool.children, 2025, sex=full" in stopped.value.problems[0].message("en")


def test_a_draft_whose_reason_tells_a_withheld_number_is_not_checked(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    released: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One that was drafted before such reasons were refused."""
    children("2025", 852, 3, 4, 19)
    code = first("2025", analyst_actor)
    released(code, methodologist_actor, publisher_actor)
    children("2025", 852, 3, 2, 20)
    monkeypatch.setitem(WHY, "ky", "Толук: 2.")
    with monkeypatch.context() as before:
        before.setattr("bilim.publication.actions.drafting.told_in_reason_problems", lambda *_given: [])
        corrected = revision(code, analyst_actor)
    with refused(problems.REASON_TELLS_WITHHELD):
        actions.check_edition(code=corrected, by=methodologist_actor)


def test_dates_codes_and_other_numbers_may_stand_in_a_reason(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    released: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    children("2025", 852, 3, 4, 19)
    code = first("2025", analyst_actor)
    released(code, methodologist_actor, publisher_actor)
    children("2025", 852, 3, 2, 20)
    words = "a-2026-0002, c-2026-2: 878 → 877; 2,5 %; 2024/2; 1\u00a0002; 12 (отчёт № 22)."
    monkeypatch.setitem(WHY, "ru", words)
    assert revision(code, analyst_actor)


def test_a_correction_that_nothing_protects_is_stopped_by_the_gate_which_names_the_cell(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    released: Callable[..., None],
) -> None:
    children("2025", 852, 40, 22, 19)
    code = first("2025", analyst_actor)
    released(code, methodologist_actor, publisher_actor)
    children("2025", 852, 40, 2, 19)
    corrected = revision(code, analyst_actor)
    (finding,) = queries.get_draft_content(corrected, seen_by=analyst_actor).gate.findings
    assert finding.code == "publication.G054"
    assert "nookat, preschool.children, 2025, sex=full" in finding.sentence["en"]
    with refused(problems.GATE_REFUSES):
        actions.check_edition(code=corrected, by=methodologist_actor)


def test_what_came_out_since_the_draft_is_minded_at_every_step(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    released: Callable[..., None],
) -> None:
    """Two years' editions hold the same table of the year before; each was drafted while none was out."""
    children("2024", 852, 4, 2, 19)
    later = first("2025", analyst_actor)
    children("2024", 852, 40, 2, 19)
    earlier = first("2024", analyst_actor)
    assert withheld(queries.get_draft_content(later, seen_by=analyst_actor)) == {"sex=male", "sex=full"}
    assert withheld(queries.get_draft_content(earlier, seen_by=analyst_actor)) == {"sex=full", "sex=half"}
    actions.check_edition(code=later, by=methodologist_actor)
    actions.sign_edition(code=later, by=publisher_actor)
    released(earlier, methodologist_actor, publisher_actor)
    with pytest.raises(Refused) as stopped:
        actions.publish_edition(code=later, by=publisher_actor)
    assert {each.code for each in stopped.value.problems} == {problems.GIVEN_AWAY.code}
    sentences = " ".join(each.message("ru") for each in stopped.value.problems)
    assert "nookat, preschool.children, 2024, sex=full" in sentences
    assert queries.list_published_codes() == [earlier]
    # Drafted anew it withholds what the other edition withholds, and comes out.
    actions.withdraw_edition(code=later, reason=WHY, by=publisher_actor)
    again = first("2025", analyst_actor)
    released(again, methodologist_actor, publisher_actor)
    assert withheld(queries.get_content(again)) == {"sex=full", "sex=half"}


def test_an_edition_that_comes_out_at_the_same_moment_stops_this_one(
    ground: None,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = first("2025", analyst_actor)
    actions.check_edition(code=code, by=methodologist_actor)
    actions.sign_edition(code=code, by=publisher_actor)
    seen = iter([[], ["departments-2024-1"], []])
    monkeypatch.setattr(queries, "list_published_codes", lambda: next(seen))
    with refused(problems.OTHERS_CAME_OUT):
        actions.publish_edition(code=code, by=publisher_actor)
    monkeypatch.undo()
    actions.publish_edition(code=code, by=publisher_actor)
    assert queries.list_published_codes() == [code]
