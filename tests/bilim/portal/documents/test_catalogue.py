"""The catalogue has what DCAT-AP asks of a catalogue and of an edition, be its figures real or not."""

from __future__ import annotations

import pytest
import rdflib
from rdflib.namespace import DCAT, DCTERMS

from bilim.portal.rules.documents.catalogue import ILLUSTRATIVE, Catalogue, Offered, written
from bilim.publication.terms import EditionSummary, State

WORDS = {"ky": "Рейтинг", "ru": "Рейтинг", "en": "Rating"}


@pytest.mark.parametrize("illustrative", [True, False])
def test_catalogue_and_edition_are_described_in_three_languages(illustrative: bool) -> None:
    summary = EditionSummary(
        *(
            "departments-2025-1",
            "departments",
            "2025",
            1,
            WORDS,
            State.PUBLISHED,
            "2026-03-01T09:00:00+06:00",
        ),
        *("", "", "0" * 64, 1, illustrative, False),
    )
    offered = Offered(summary, "https://bilim.example/e/", ())
    graph = rdflib.Graph().parse(
        data=written(Catalogue("https://bilim.example/", WORDS, [offered])), format="json-ld"
    )
    for kind in (DCAT.Catalog, DCAT.Dataset):
        (each,) = graph.subjects(rdflib.RDF.type, kind)
        described = {text.language: str(text) for text in graph.objects(each, DCTERMS.description)}
        assert set(described) == {"ky", "ru", "en"}
    # The last of the two is the edition.
    assert (ILLUSTRATIVE.en in described["en"]) is illustrative
    assert str(graph.value(each, DCAT.theme)).endswith("/data-theme/EDUC")
