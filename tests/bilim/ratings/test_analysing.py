"""A run carries out the analysis of its methodology, and keeps what it found."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from bilim.ratings import actions, models, problems, queries
from bilim.rulebook import actions as rulebook
from bilim.rulebook import problems as rulebook_problems
from bilim.rulebook import queries as rules
from bilim.rulebook.terms import DefinitionKind, Key
from bilim_engine.definitions.analyses import problems as analyses
from bilim_engine.problems import LANGUAGES, Refused
from factories import releases
from factories.rulebook import ANALYSIS, SECOND, adopt_and_approve, write_definitions

pytestmark = pytest.mark.django_db
KEY = Key(DefinitionKind.ANALYSIS, "spending-uncertainty", 1)


@pytest.fixture
def ground(db: None, root: Path, tmp_path: Path, settings: object) -> Path:
    """Register, figures, and definitions without an analysis."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    releases.load_ground(root, tmp_path / "definitions")
    return tmp_path / "definitions"


def stand(ground: Path, analysis: str = ANALYSIS) -> None:
    adopt_and_approve(write_definitions(ground, analysis=analysis))


def test_a_run_keeps_what_the_analysis_found(ground: Path) -> None:
    stand(ground)
    run = actions.make_run("spending", "2025", SYSTEM)
    content = queries.get_run(run.code)
    assert content.findings is not None
    assert content.findings.draws == 60
    assert {each.unit for each in content.findings.standings} == set(content.rating.units)
    assert content.definitions.analysis_of("spending").seed == "spending"
    assert models.Run.objects.get(code=run.code).findings_sha256 == run.findings_sha256 != ""
    assert actions.make_run("spending", "2025", SYSTEM) == run


def test_a_run_of_before_there_was_an_analysis_opens_without_one(ground: Path) -> None:
    first = actions.make_run("spending", "2025", SYSTEM)
    stand(ground)
    second = actions.make_run("spending", "2025", SYSTEM)
    assert first.code != second.code
    assert (first.findings_sha256, queries.get_run(first.code).findings) == ("", None)


def test_another_seed_is_another_version_and_another_run(ground: Path) -> None:
    stand(ground)
    first = actions.make_run("spending", "2025", SYSTEM)
    edited = ANALYSIS.replace("seed: spending", "seed: another")
    with pytest.raises(Refused) as refusal:
        stand(ground, edited)
    assert [each.kind for each in refusal.value.problems] == [rulebook_problems.VERSION_EDITED]
    stand(ground, edited.replace("version: 1", "version: 2"))
    second = actions.make_run("spending", "2025", SYSTEM)
    assert first.code != second.code
    assert first.results_sha256 == second.results_sha256
    assert first.findings_sha256 != second.findings_sha256


def test_an_analysis_is_approved_by_a_second_person_before_it_is_carried_out(ground: Path) -> None:
    rulebook.adopt(write_definitions(ground, analysis=ANALYSIS), SYSTEM)
    assert [each.key for each in rules.list_unapproved(rules.get_definitions())] == [KEY]
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2025", SYSTEM)
    assert [each.kind for each in refusal.value.problems] == [problems.NOT_APPROVED]
    assert "spending-uncertainty v1" in refusal.value.problems[0].message("en")
    with pytest.raises(Refused) as refusal:
        rulebook.approve_all(keys=[KEY], by=SYSTEM)
    assert [each.kind for each in refusal.value.problems] == [rulebook_problems.OWN_APPROVAL]
    rulebook.approve_all(keys=[KEY], by=SECOND)
    assert actions.make_run("spending", "2025", SYSTEM).findings_sha256


def test_an_analysis_that_cannot_be_carried_out_leaves_no_run(ground: Path) -> None:
    stand(ground, ANALYSIS.replace("first: 5", "first: 500"))
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2025", SYSTEM)
    assert [each.kind for each in refusal.value.problems] == [analyses.TOO_MANY_PLACES]
    assert models.Run.objects.count() == 0


def test_a_figure_that_its_noise_says_there_cannot_be_leaves_no_run(ground: Path) -> None:
    noise = "{kind: binomial, indicator: preschool.spending}"
    assert noise in ANALYSIS
    stand(ground, ANALYSIS.replace(noise, "{kind: mean, least: -2, most: -1, indicator: preschool.spending}"))
    with pytest.raises(Refused) as refusal:
        actions.make_run("spending", "2025", SYSTEM)
    assert {each.code for each in refusal.value.problems} == {analyses.IMPOSSIBLE_FIGURE.code}
    assert len({each.params["unit"] for each in refusal.value.problems}) > 1, "all are told at once"
    assert models.Run.objects.count() == 0


def test_two_analyses_of_one_methodology_are_refused(ground: Path) -> None:
    folder = write_definitions(ground, analysis=ANALYSIS)
    other = ANALYSIS.replace("code: spending-uncertainty", "code: another")
    (folder / "analyses" / "other.yaml").write_text(other, encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        rulebook.adopt(folder, SYSTEM)
    assert [each.kind for each in refusal.value.problems] == [rulebook_problems.TWO_ANALYSES]
    for language in LANGUAGES:
        assert "another, spending-uncertainty" in refusal.value.problems[0].message(language)


def test_an_analysis_of_what_others_left_open_is_not_adopted(ground: Path, root: Path) -> None:
    folder = ground.parent / "real"
    for file in (root / "definitions").rglob("*.yaml"):
        target = folder / file.relative_to(root / "definitions")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    own = folder / "analyses" / "department-2026.yaml"
    reported = own.read_text(encoding="utf-8").replace(
        "methodology: department-2026", "methodology: department-2021"
    )
    own.write_text(reported, encoding="utf-8")
    with pytest.raises(Refused) as refusal:
        rulebook.adopt(folder, SYSTEM)
    assert analyses.OPEN_METHOD in [each.kind for each in refusal.value.problems]
