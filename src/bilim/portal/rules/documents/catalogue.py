"""The catalogue of editions for programs: DCAT 3 as JSON-LD, with its context inside."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bilim.portal.rules.telling.grammar import Sentence
from bilim.publication.terms import EditionSummary, Text
from bilim_engine import periods

MEDIA_TYPE = "application/ld+json"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_LANGUAGES = {
    code: f"http://publications.europa.eu/resource/authority/language/{name}"
    for code, name in (("ky", "KIR"), ("ru", "RUS"), ("en", "ENG"))
}
_EDUCATION = "http://publications.europa.eu/resource/authority/data-theme/EDUC"
_TYPES = "https://www.iana.org/assignments/media-types/"
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
TITLE = Sentence(
    ky="Билим берүү бөлүмдөрүнүн рейтингинин басылмалары",
    ru="Выпуски рейтинга отделов образования",
    en="Editions of the rating of education departments",
)
DESCRIPTION = Sentence(
    ky="Кол коюлган басылмалар: ар биринде бардык баштапкы сандар, аныктамалар жана жыйынтыктар бар, аларды "
    "кайра эсептесе болот.",
    ru="Подписанные выпуски: в каждом – все исходные числа, определения и итоги, которые можно пересчитать.",
    en="Signed editions: each has every record, definition and result, and can be recomputed.",
)
OF_EDITION = Sentence(
    ky="Бөлүмдөрдүн орундары, баллдары жана аралыктары, көрсөткүчтөрдүн маанилери жана баштапкы сандар.",
    ru="Места, баллы и интервалы отделов, значения показателей и исходные числа.",
    en="Places, scores and intervals of the departments, values of indicators and the records below them.",
)
ILLUSTRATIVE = Sentence(
    ky="Үлгү маалымат: сандардын айрымдары ойдон чыгарылган жана эч бир чыныгы бөлүмдү мүнөздөбөйт.",
    ru="Иллюстративные данные: некоторые числа вымышлены и ничего не говорят о настоящих отделах.",
    en="Illustrative data: some figures are invented and say nothing about any real department.",
)


@dataclass(frozen=True, slots=True)
class File:
    """One file of an edition: where it is, what kind it is, in which language, and its hash where that is
    part of the edition."""

    address: str
    media_type: str
    title: Text
    language: str = ""
    conforms_to: str = ""
    sha256: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Offered:
    """An edition in the catalogue, its files, and the pages of itself and of those before and after it."""

    summary: EditionSummary
    page: str
    files: tuple[File, ...]
    replaces: str = ""
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Who offers which editions."""

    address: str
    publisher: Text
    editions: Sequence[Offered] = field(default=())


def written(catalogue: Catalogue) -> bytes:
    """The catalogue; the same editions give the same bytes."""
    publisher: dict[str, object] = {"@type": "foaf:Agent", "foaf:name": _said(catalogue.publisher)}
    tree = {
        "@context": _CONTEXT,
        "@id": catalogue.address,
        "@type": "dcat:Catalog",
        "dct:title": _said(_texts(TITLE)),
        "dct:description": _said(_texts(DESCRIPTION)),
        "dct:publisher": publisher,
        "dct:license": {"@id": LICENCE},
        "dct:language": [{"@id": each} for each in _LANGUAGES.values()],
        "dcat:dataset": [_dataset(each, publisher) for each in catalogue.editions],
    }
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(offered: Offered, publisher: dict[str, object]) -> dict[str, object]:
    summary = offered.summary
    tree: dict[str, object] = {
        "@id": offered.page,
        "@type": "dcat:Dataset",
        "dct:identifier": summary.code,
        "dct:title": _said(summary.title),
        "dct:description": _described(summary),
        "dcat:theme": {"@id": _EDUCATION},
        "dct:publisher": publisher,
        "dct:license": {"@id": LICENCE},
        "dct:language": [{"@id": each} for each in _LANGUAGES.values()],
        "dct:issued": {"@type": "xsd:dateTime", "@value": summary.published_at},
        "dct:temporal": _temporal(summary.period),
        "dcat:version": str(summary.revision),
        "dcat:landingPage": {"@id": offered.page},
        "dcat:distribution": [_distribution(each) for each in offered.files],
    }
    if offered.replaces:
        tree["dct:replaces"] = {"@id": offered.replaces}
    if offered.replaced_by:
        tree["dct:isReplacedBy"] = {"@id": offered.replaced_by}
    return tree


def _described(summary: EditionSummary) -> list[dict[str, str]]:
    """What is in the edition, and whether its figures are real."""
    sentences = (OF_EDITION, ILLUSTRATIVE) if summary.illustrative else (OF_EDITION,)
    return _said({code: " ".join(each.said(code) for each in sentences) for code in _LANGUAGES})


def _temporal(period: str) -> dict[str, object]:
    """The days the edition is about, both ends included."""
    parsed = periods.parse_period(period)
    last = parsed.end - timedelta(days=1)
    return {
        "@type": "dct:PeriodOfTime",
        "dcat:startDate": {"@type": "xsd:date", "@value": parsed.start.isoformat()},
        "dcat:endDate": {"@type": "xsd:date", "@value": last.isoformat()},
    }


def _distribution(file: File) -> dict[str, object]:
    kind, _, _parameters = file.media_type.partition(";")
    tree: dict[str, object] = {
        "@id": file.address,
        "@type": "dcat:Distribution",
        "dct:title": _said(file.title),
        "dcat:accessURL": {"@id": file.address},
        "dcat:downloadURL": {"@id": file.address},
        "dcat:mediaType": {"@id": _TYPES + kind},
        "dct:license": {"@id": LICENCE},
    }
    if file.language:
        tree["dct:language"] = {"@id": _LANGUAGES[file.language]}
    if file.conforms_to:
        tree["dct:conformsTo"] = {"@id": file.conforms_to}
    if file.size:
        tree["dcat:byteSize"] = {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)}
    if file.sha256:
        tree["spdx:checksum"] = {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        }
    return tree


def _texts(sentence: Sentence) -> Text:
    return {code: sentence.said(code) for code in _LANGUAGES}


def _said(text: Text) -> list[dict[str, str]]:
    return [{"@language": code, "@value": text[code]} for code in _LANGUAGES if text.get(code)]
