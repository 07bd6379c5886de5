"""A department merged and one split for true: from the register by run, edition and verifier to the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override
from pptx import Presentation

from bilim.base.actor import SYSTEM, Actor
from bilim.facts import actions as facts
from bilim.portal.rules.documents.unit_sheet import unit_sheet
from bilim.portal.views import documents
from bilim.portal.views.frozen import load
from bilim.publication import actions, queries
from bilim.publication.models import Edition
from bilim.ratings import actions as ratings
from bilim.registry import actions as register_actions
from bilim.registry import queries as register
from bilim.registry.models import UnitLink
from bilim_engine.fairness import BOUNDARIES, DATA, METHOD
from bilim_engine.problems import Refused
from bilim_engine.units import Succession
from bilim_engine.values import Missing
from bilim_verify import verify
from factories import editions as editions_made
from factories import releases
from factories.facts import csv_file
from factories.markup import Page
from factories.rulebook import METHODOLOGY, adopt_and_approve, write_definitions

pytestmark = pytest.mark.django_db

NEW_YEAR = date(2025, 1, 1)
CUT = (("manas",), ("kara-buura",), ("kara-buura-north", "kara-buura"))
KINDS = ("district", "city", "capital_city", "republican_city")
NORTH = """
  - code: kara-buura-north
    kind: district
    parent: talas-oblast
    from: 2025-01-01
    names:
      - full: {ky: Түндүк Кара-Буура району, ru: Северо-Кара-Бууринский район, en: North Kara-Buura District}
        short: {ky: Түндүк Кара-Буура, ru: Северо-Кара-Бууринский, en: North Kara-Buura}
        formal: {ky: Түндүк Кара-Буура билим берүү бөлүмү, ru: Северный отдел, en: North Department}
        formal_status: inferred
    sources: [rating-2021]
"""
LINK = """
  - kind: {kind}
    unit: {unit}
    to: {to}
    on: 2025-01-01
    certainty: inferred
    basis: {{ky: сыноо, ru: проба, en: trial}}
    sources: [soate-2025]
"""
# Spent, and children, by year. The score is ten times the som a child: 40 for 10 children are 40 points.
FIGURES = {
    "2024": {"bakai-ata": (40, 10), "manas": (20, 10), "kara-buura": (40, 20)},
    "2025": {"manas": (66, 20), "kara-buura": (50, 10), "kara-buura-north": (30, 10)},
}


def reformed(root: Path, folder: Path) -> Path:
    """The register, in which on the first day of 2025 a department was merged and one was split."""
    folder.mkdir()
    for file in (root / "definitions" / "register").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        if file.name == "talas.yaml":
            head = "  - code: bakai-ata\n    kind: district\n    parent: talas-oblast\n"
            assert head in text
            text = text.replace(head, f"{head}    until: 2025-01-01\n") + NORTH
        if file.name == "links.yaml":
            text += LINK.format(kind="merged", unit="bakai-ata", to="manas")
            text += LINK.format(kind="split", unit="kara-buura", to="kara-buura-north")
        (folder / file.name).write_text(text, encoding="utf-8")
    return folder


PART = """
  - code: manas-{code}
    kind: district
    parent: talas-oblast
    from: 2025-07-01
    names:
      - full: {{ky: {ky} Манас району, ru: {ru}-Манасский район, en: {en} Manas District}}
        short: {{ky: {ky} Манас, ru: {ru}-Манасский, en: {en} Manas}}
        formal: {{ky: {ky} Манас билим берүү бөлүмү, ru: {ru}-Манасский отдел, en: {en} Manas Department}}
        formal_status: inferred
    sources: [rating-2021]
"""


def divided(root: Path, folder: Path) -> Path:
    """The same register, in which the heir of the department that was merged was divided in July."""
    reformed(root, folder)
    units, links = folder / "talas.yaml", folder / "links.yaml"
    text, head = (
        units.read_text(encoding="utf-8"),
        "  - code: manas\n    kind: district\n    parent: talas-oblast\n",
    )
    assert head in text
    text = text.replace(head, f"{head}    until: 2025-07-01\n")
    text += PART.format(code="east", ky="Чыгыш", ru="Восточно", en="East")
    text += PART.format(code="west", ky="Батыш", ru="Западно", en="West")
    units.write_text(text, encoding="utf-8")
    parts = "".join(LINK.format(kind="split", unit="manas", to=f"manas-{each}") for each in ("east", "west"))
    links.write_text(
        links.read_text(encoding="utf-8") + parts.replace("2025-01-01", "2025-07-01"), encoding="utf-8"
    )
    return folder


def figures(year: str) -> list[str]:
    """Of everybody who stood in the year; of those not named one som a child."""
    found = []
    for unit in register.get_tree(releases.date(int(year), 12, 31)).of_kind(*KINDS):
        spent, children = FIGURES[year].get(unit.code, (10, 10))
        found.append(f"{unit.code},budget.spent,{year},{spent},,Budget")
        found.append(f"{unit.code},preschool.children,{year},{children},,Report")
    return found


@pytest.fixture
def changed(root: Path, tmp_path: Path) -> Path:
    """The register by which both years come out."""
    return reformed(root, tmp_path / "register")


@pytest.fixture
def method() -> str:
    """The methodology by which both years come out."""
    return METHODOLOGY


@pytest.fixture
def editions(
    changed: Path,
    method: str,
    tmp_path: Path,
    settings: object,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    """Both years have come out; in the ledger the past of the merged department stays where it is."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.SIGNING_KEY_FILE = ""  # type: ignore[attr-defined]
    register_actions.load_register(changed, SYSTEM)
    adopt_and_approve(write_definitions(tmp_path / "definitions", methodology=method))
    rows = csv_file(*figures("2024"), *figures("2025"))
    facts.import_file(rows, "facts.csv", SYSTEM, recorded_at=releases.RECORDED)
    for year in ("2024", "2025"):
        run = ratings.make_run("spending", year, analyst_actor).code
        code = actions.draft_edition(run=run, published_at=releases.AT, by=analyst_actor)
        releases.release(code, methodologist_actor, publisher_actor)


def contents():
    return queries.get_content("departments-2025-1"), queries.get_content("departments-2024-1")


@pytest.mark.usefixtures("editions")
def test_the_editions_come_out_and_verify_and_the_change_is_split() -> None:
    for year in ("2024", "2025"):
        assert verify(queries.bundle_bytes(f"departments-{year}-1")).status == 0
    now, before = contents()
    assert before.result("bakai-ata") is not None
    assert before.fact("bakai-ata", "budget.spent", "2024").value == 40
    # Its past is in the edition of its year; the edition of today speaks of who stands today, and what the
    # heir had on its former ground is no figure of the ground of today.
    assert not list(now.facts_of("bakai-ata"))
    assert before.fact("manas", "budget.spent", "2024").value == 20
    assert now.fact("manas", "budget.spent", "2024").value == Missing("not_comparable")
    assert now.fact("talas", "budget.spent", "2024").value == 10
    for unit, then in (("manas", ""), ("kara-buura", ""), ("kara-buura-north", "kara-buura")):
        found = queries.split_change(now, before, unit, then)
        assert found.causes is not None, unit
        change = now.result(unit).score - before.result(then or unit).score
        assert (sum(found.causes.parts.values()), found.causes.change) == (change, change)
        assert found.causes.parts[METHOD] == 0
        assert found.causes.parts[BOUNDARIES] != 0
        assert found.lost == ()


# manas: 20 then, 33 now; 60 for 20 on the ground of now, 22 (a third) for 10 (half) on that of then.
# kara-buura: 20 then, 50 now; 25 for 10 (five eighths, half) on the ground of now, 80 for 20 on that of then.
# Its northern part: 30 now; 15 for 10 on the ground of now, and what the whole had and would have.
@pytest.mark.parametrize(
    ("unit", "then", "parts"),
    [
        ("manas", "", ("2.5", "10.5")),
        ("kara-buura", "", ("22.5", "7.5")),
        ("kara-buura-north", "kara-buura", ("17.5", "-7.5")),
    ],
)
@pytest.mark.usefixtures("editions")
def test_the_parts_by_hand(unit: str, then: str, parts: tuple[str, str]) -> None:
    found = queries.split_change(*contents(), unit, then).causes
    assert found is not None
    assert (found.parts[DATA], found.parts[BOUNDARIES]) == (D(parts[0]), D(parts[1]))


@pytest.mark.usefixtures("editions")
def test_who_ended_became_what_came_of_her_end_and_no_part_that_left_before() -> None:
    now, _before = contents()
    assert now.boundaries is not None
    assert [each.code for each in now.heirs_of("bakai-ata")] == ["manas"]
    left = Succession("split", "bakai-ata", "talas", date(2024, 1, 1))
    closed = replace(now, boundaries=replace(now.boundaries, links=(left,)))
    assert closed.heirs_of("bakai-ata") == ()


@pytest.mark.usefixtures("editions")
def test_pages_name_whom_a_department_came_of(client: Client) -> None:
    page = "editions/departments-2025-1/departments"
    heir = client.get(f"/en/{page}/manas/").content
    assert "merged into this department on 1 January 2025" in Page(heir).text
    assert "/en/editions/departments-2024-1/departments/bakai-ata/" in Page(heir).links()
    assert "figures of the years before are not comparable" in Page(heir).text
    rest = client.get(f"/ru/{page}/kara-buura/").content
    assert "выделен из этого отдела 1 января 2025" in Page(rest).text
    assert f"/ru/{page}/kara-buura-north/" in Page(rest).links()
    part = client.get(f"/ky/{page}/kara-buura-north/").content
    assert "бул бөлүм ошондон бөлүнүп чыккан" in Page(part).text
    assert "Салыштыруу" in Page(part).text
    assert "Башка чек аралар" in Page(part).text
    assert "Эки басылманын биринде бөлүмдүн орду жок" not in Page(part).text
    # Places and indicators of other ground are nowhere set side by side; causes split the change.
    for shown, words in (
        (heir, "are not compared here"),
        (rest, "не сравниваются"),
        (part, "салыштырылган жок"),
    ):
        assert words in Page(shown).text
        assert not any(each.attributes.get("id") == "every-change" for each in Page(shown).all("div"))
    # Who ended is not in this edition; whoever asks is shown the heir.
    gone = client.get(f"/en/{page}/bakai-ata/")
    assert gone.status_code == 404
    assert f"/en/{page}/manas/" in Page(gone.content).links()
    said = "Bakai-Ata District” has not existed since 1 January 2025; it is now Manas District"
    assert said in Page(gone.content).text
    # So it is in the register, where its last day still has its page.
    for now, words in (
        ("ky", "жоюлган күнү – 2025-жылдын 1-январы; азыр анын ордунда – Манас району"),
        ("ru", "с 1 января 2025 года такой единицы нет, теперь это Манасский район"),
    ):
        gone = client.get(f"/{now}/register/bakai-ata/")
        assert (gone.status_code, words in Page(gone.content).text) == (404, True)
        (last,) = {each for each in Page(gone.content).links() if "on=2024-12-31" in each}
        assert client.get(last).status_code == 200
    # So whoever compares it or asks for its results is told, there and by the API.
    asked = client.get("/en/editions/departments-2025-1/compare/", {"unit": ["bakai-ata", "talas"]})
    assert "→ Manas District (manas)?" in Page(asked.content).text
    told = client.get("/api/v1/editions/departments-2025-1/results", {"unit": "bakai-ata"}).json()
    assert "→ manas?" in str(told)
    # The box that finds leads there too, and the register calls who ended by name.
    for now, asked in (("ky", "Бакай-Ата"), ("ru", "бакай"), ("en", "bakai-ata")):
        found = client.get(f"/{now}/find/", {"name": asked})
        (last,) = {each for each in Page(found.content).links() if "on=2024-12-31" in each}
        assert client.get(last).status_code == 200
    assert "merged: Bakai-Ata District →" in Page(client.get("/en/register/manas/").content).text
    # Who has a beginning has borne her name since then, not always.
    begun = Page(client.get("/en/register/kara-buura-north/").content).text
    assert "always" not in begun
    assert begun.count("– today") == 3
    # No tile is set for the new one: the map says who is missing on it.
    front = client.get("/en/editions/departments-2025-1/").content
    assert "Not on the map: North Kara-Buura" in Page(front).text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ky", "ушул жерде бөлүнгөн же кошулган"),
        ("ru", "Здесь отдел разделён или объединён"),
        ("en", "was split or merged here"),
    ],
)
@pytest.mark.usefixtures("editions")
def test_figures_of_other_ground_stand_side_by_side_on_no_page(
    client: Client, language: str, said: str
) -> None:
    page = f"/{language}/editions/departments-2025-1/departments"
    for unit, is_cut in (("manas", True), ("kara-buura", True), ("talas", False)):
        shown = Page(client.get(f"{page}/{unit}/").content)
        (table,) = (each for each in shown.all("div") if each.attributes.get("id") == "indicators")
        heads = [each for each in table.walk() if each.name == "th" and each.attributes.get("scope") == "col"]
        assert len(heads) == (4 if is_cut else 5), unit
        assert (said in shown.text) is is_cut
        # The line over the years is in two parts.
        assert len(list(shown.all("polyline"))) == (2 if is_cut else 1)
        value = Page(client.get(f"{page}/{unit}/indicators/preschool.spending/").content)
        assert (said in value.text) is is_cut


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("ky", "азыр анын ордунда – Манас району, Талас району"),
        ("ru", "теперь это Манасский район, Таласский район"),
        ("en", "it is now Manas District, Talas District"),
    ],
)
@pytest.mark.usefixtures("editions")
def test_whoever_asks_for_a_department_that_was_divided_is_led_to_each_that_came_of_it(
    client: Client, language: str, said: str
) -> None:
    shared = {"certainty": "inferred", "basis": {"ky": "сыноо", "ru": "проба", "en": "trial"}}
    UnitLink.objects.create(kind="merged", unit_id="bakai-ata", to_id="talas", on=NEW_YEAR, **shared)
    # A part that left it before is no way on.
    before = {"kind": "split", "unit_id": "bakai-ata", "to_id": "kara-buura", "on": date(2023, 1, 1)}
    UnitLink.objects.create(**before, **shared)
    page = f"/{language}/editions/departments-2025-1/departments"
    gone = Page(client.get(f"{page}/bakai-ata/").content)
    assert said in gone.text
    heirs = {f"{page}/{code}/" for code in ("manas", "talas", "kara-buura")} & set(gone.links())
    assert heirs == {f"{page}/manas/", f"{page}/talas/"}


@pytest.mark.parametrize("asked", ["on=2024-12-31", "on=2024-12-31&boundaries=2025-06-01"])
@pytest.mark.usefixtures("editions")
def test_the_register_calls_by_name_who_begins_only_later(client: Client, asked: str) -> None:
    page = Page(client.get(f"/en/register/kara-buura/?{asked}").content)
    assert "Kara-Buura District → North Kara-Buura District" in page.text
    assert "kara-buura-north" not in page.text


@pytest.mark.usefixtures("editions")
def test_the_change_is_split_from_the_two_editions_alone() -> None:
    """Who came of whom and who ended stands in them; nothing of the register of today is asked."""
    now, before = contents()
    asked = [queries.split_change(now, before, *each) for each in CUT]
    assert [(each.kind, each.unit, each.to) for each in now.boundaries.links if each.on == NEW_YEAR] == [
        ("merged", "bakai-ata", "manas"),
        ("split", "kara-buura", "kara-buura-north"),
    ]
    assert [(each.code, each.until) for each in now.boundaries.ended] == [("bakai-ata", NEW_YEAR)]
    assert now.boundaries.ended[0].names["en"] == before.unit("bakai-ata").names["en"]
    assert (before.boundaries.ended, [each for each in before.boundaries.links if each.on == NEW_YEAR]) == (
        (),
        [],
    )
    UnitLink.objects.all().delete()
    assert [queries.split_change(now, before, *each) for each in CUT] == asked
    assert all(each.causes and not each.by_register for each in asked)


@pytest.mark.usefixtures("editions")
def test_without_a_link_nobody_is_compared(client: Client) -> None:
    """The edition does not say out of what north was made: there is nobody to compare it with."""
    now, before = contents()
    links = tuple(each for each in now.boundaries.links if each.to != "kara-buura-north")
    unlinked = replace(now, boundaries=replace(now.boundaries, links=links))
    found = queries.split_change(unlinked, before, "kara-buura-north")
    assert (found.causes, found.has_both_scores) == (None, False)
    Edition.objects.filter(code="departments-2025-1").delete()
    editions_made.publish_bundle(editions_made.signed(unlinked))
    page = Page(client.get("/en/editions/departments-2025-1/departments/kara-buura-north/").content)
    assert "has no place in one of the two editions" in page.text


@pytest.mark.usefixtures("editions")
def test_cuts_are_those_between_the_two_editions() -> None:
    """What was cut before the earlier one, moved otherwise or kept its own name is none; where the later one
    is of before editions stated it, the register of today says."""
    now, before = contents()
    true = queries.list_cuts(now, before)
    assert {(each.kind, each.unit, each.to) for each in true} == {
        ("merged", "bakai-ata", "manas"),
        ("split", "kara-buura", "kara-buura-north"),
    }
    others = (
        Succession("merged", "older", "manas", date(2024, 1, 1)),
        Succession("territory_moved", "manas", "kara-buura", NEW_YEAR),
        Succession("split", "kara-buura", "kara-buura", NEW_YEAR),
    )
    more = replace(now, boundaries=replace(now.boundaries, links=(*now.boundaries.links, *others)))
    assert queries.list_cuts(more, before) == true
    assert queries.list_cuts(now, now) == ()
    assert queries.list_cuts(replace(now, boundaries=None), before) == true
    UnitLink.objects.all().delete()
    assert queries.list_cuts(replace(now, boundaries=None), before) == ()


@pytest.mark.parametrize(
    ("language", "words", "moved"),
    [
        ("ky", "бөлүмдүн барагында себептери боюнча бөлүнүп берилген. ", "+13,00"),
        ("ru", "разложено по причинам на странице отдела. ", "+13,00"),
        ("en", "on the department’s page, wherever that can be computed. ", "+13.00"),
    ],
)
@pytest.mark.usefixtures("editions")
def test_the_sheet_of_who_was_merged_splits_its_change_and_says_nothing_else_of_it(
    language: str, words: str, moved: str
) -> None:
    shown = load("departments-2025-1")
    with override(language):
        beside = documents.beside_of(shown, shown.content.unit("manas"))
        sheet = unit_sheet(documents.paper_of(shown), "manas", beside)
    (told,) = [each for each in sheet["sentences"] if words in each]
    assert moved in told.split(words)[1]


@pytest.mark.usefixtures("editions")
def test_slides_of_an_edition_of_before_editions_stated_it_follow_the_register(client: Client) -> None:
    now, _before = contents()
    Edition.objects.filter(code="departments-2025-1").delete()
    editions_made.publish_bundle(editions_made.signed(replace(now, boundaries=None)))
    merged = "Bakai-Ata District → Manas District"
    assert merged in told_beside_slides(client)
    UnitLink.objects.all().delete()
    assert merged not in told_beside_slides(client)


def told_beside_slides(client: Client) -> str:
    sent = client.get("/en/editions/departments-2025-1/slides.pptx")
    slides = Presentation(BytesIO(sent.content)).slides
    return " ".join(slide.notes_slide.notes_text_frame.text for slide in slides if slide.has_notes_slide)


def test_who_ended_without_heirs_is_not_called_what_was_split_off_before(
    root: Path, tmp_path: Path, client: Client
) -> None:
    folder = reformed(root, tmp_path / "register")
    text = (folder / "talas.yaml").read_text(encoding="utf-8")
    head = "  - code: kara-buura\n    kind: district\n    parent: talas-oblast\n"
    assert head in text
    (folder / "talas.yaml").write_text(text.replace(head, f"{head}    until: 2025-07-01\n"), encoding="utf-8")
    register_actions.load_register(folder, SYSTEM)
    gone = client.get("/en/register/kara-buura/")
    assert gone.status_code == 404
    assert "it is now" not in Page(gone.content).text
    assert "has not existed since 1 July 2025" in Page(gone.content).text
    (last,) = {each for each in Page(gone.content).links() if "on=2025-06-30" in each}
    assert client.get(last).status_code == 200


def excepted(period: str) -> str:
    """The methodology, whose exception of this period is for the department that was merged, too."""
    units, rest = METHODOLOGY.rsplit("units: [nookat]", 1)
    return f"{units}units: [nookat, bakai-ata]{rest.replace('period: 2025', f'period: {period}')}"


class TestWhereTheHeirEndedToo:
    """Bakai-Ata was merged into Manas in January; Manas was divided in July."""

    @pytest.fixture
    def changed(self, root: Path, tmp_path: Path) -> Path:
        return divided(root, tmp_path / "register")

    @pytest.fixture
    def method(self) -> str:
        return excepted("2024")

    @pytest.mark.usefixtures("editions")
    def test_an_exception_of_before_a_department_ended_lets_later_years_be_rated(
        self, tmp_path: Path, analyst_actor: Actor
    ) -> None:
        assert verify(queries.bundle_bytes("departments-2025-1")).status == 0
        newer = excepted("2025").replace("version: 1", "version: 2")
        adopt_and_approve(write_definitions(tmp_path / "newer", methodology=newer))
        with pytest.raises(Refused) as refused:
            ratings.make_run("spending", "2025", analyst_actor)
        (found,) = refused.value.problems
        assert (found.code, found.params["unit"]) == ("ratings.P012", "bakai-ata")
        assert "жоюлган күнү – 2025-жылдын 1-январы" in found.message("ky")
        assert "её нет с 1 января 2025 года" in found.message("ru")

    @pytest.mark.parametrize(
        ("language", "said"),
        [
            (
                "ky",
                "жоюлган күнү – 2025-жылдын 1-январы; азыр анын ордунда – "
                "Чыгыш Манас району, Батыш Манас району",
            ),
            (
                "ru",
                "с 1 января 2025 года такой единицы нет, теперь это Восточно-Манасский район, "
                "Западно-Манасский район",
            ),
            (
                "en",
                "has not existed since 1 January 2025; it is now East Manas District, West Manas District",
            ),
        ],
    )
    @pytest.mark.usefixtures("editions")
    def test_whoever_asks_for_the_first_is_led_to_what_came_of_it_at_last(
        self, client: Client, language: str, said: str
    ) -> None:
        gone = client.get(f"/{language}/register/bakai-ata/")
        assert (gone.status_code, said in Page(gone.content).text) == (404, True)
        links = Page(gone.content).links()
        parts = [each for each in links if "/register/manas-" in each]
        assert len(parts) == 2
        for each in (*parts, *(each for each in links if "on=2024-12-31" in each)):
            assert client.get(each).status_code == 200
        editions = f"/{language}/editions/departments"
        gone = client.get(f"{editions}-2025-1/departments/bakai-ata/")
        assert said in Page(gone.content).text
        assert {f"{editions}-2025-1/departments/manas-{each}/" for each in ("east", "west")} <= set(
            Page(gone.content).links()
        )
        # Her own figures are in the edition that rated her last.
        assert f"{editions}-2024-1/departments/bakai-ata/" in Page(gone.content).links()
        asked = client.get(f"{editions}-2025-1/compare/", {"unit": ["bakai-ata", "talas"]})
        assert all(f"(manas-{each})" in Page(asked.content).text for each in ("east", "west"))
        told = client.get("/api/v1/editions/departments-2025-1/results", {"unit": "bakai-ata"}).json()
        assert all(f"manas-{each}" in str(told) for each in ("east", "west"))

    @pytest.mark.usefixtures("editions")
    def test_on_a_day_in_between_it_became_what_stood_then(self, client: Client) -> None:
        gone = Page(client.get("/en/register/bakai-ata/", {"on": "2025-03-01"}).content)
        assert "it is now Manas District." in gone.text
        (heir,) = {each for each in gone.links() if "/register/manas/" in each}
        assert client.get(heir).status_code == 200

    @pytest.mark.usefixtures("editions")
    def test_what_changed_leads_to_each_on_a_day_on_which_it_stood(self, client: Client) -> None:
        then = Page(client.get("/en/register/manas/", {"on": "2025-06-30"}).content)
        assert "split: Manas District → East Manas District" in then.text
        assert "merged: Bakai-Ata District → Manas District" in then.text
        ways = {each for each in then.links() if "/register/" in each and "on=" in each}
        assert sum("manas-" in each or "bakai-ata" in each for each in ways) == 3
        for each in ways:
            assert client.get(each).status_code == 200, each
        whole = Page(client.get("/en/register/").content)
        assert "Bakai-Ata District" in whole.text
        (last,) = {each for each in whole.links() if "/register/bakai-ata/" in each}
        assert client.get(last).status_code == 200

    @pytest.mark.parametrize(
        ("language", "typed"), [("ky", "Бакай-Ата"), ("ru", "бакай"), ("en", "bakai-ata")]
    )
    @pytest.mark.usefixtures("editions")
    def test_the_box_that_finds_leads_to_the_heirs_and_to_the_last_edition(
        self, client: Client, language: str, typed: str
    ) -> None:
        found = Page(client.get(f"/{language}/find/", {"name": typed}).content)
        for code in ("manas-east", "manas-west"):
            (heir,) = {each for each in found.links() if code in each}
            assert client.get(heir, follow=True).status_code == 200
        assert f"/{language}/editions/departments-2024-1/departments/bakai-ata/" in found.links()
        assert any("on=2024-12-31" in each for each in found.links())

    @pytest.mark.usefixtures("editions")
    def test_a_name_is_found_by_any_word_of_it(self, client: Client) -> None:
        found = Page(client.get("/ky/find/", {"name": "Буура"}).content)
        for code in ("kara-buura", "kara-buura-north"):
            assert f"/ky/departments/{code}/" in found.links()
        listed = Page(client.get("/ky/register/", {"name": "Буура"}).content)
        assert any("/register/kara-buura-north/" in each for each in listed.links())
