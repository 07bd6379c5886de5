"""An edition as SDMX-CSV 2.0, and the structures it is written in as SDMX-ML 3.0."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from xml.etree import ElementTree

from bilim.base.texts import fit_for_files
from bilim.portal.rules.documents.sdmx_flows import AGENCY, FLOWS, Flow, codelists, rows, version
from bilim.publication.terms import EditionContent, Text
from bilim_engine.problems import LANGUAGES

CSV_TYPE = "application/vnd.sdmx.data+csv; version=2.0.0"
STRUCTURE_TYPE = "application/vnd.sdmx.structure+xml; version=3.0.0"
_SPACE = "http://www.sdmx.org/resources/sdmxml/schemas/v3_0"
_MESSAGE, _STRUCTURE, _COMMON = (f"{{{_SPACE}/{name}}}" for name in ("message", "structure", "common"))
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_URN = "urn:sdmx:org.sdmx.infomodel"
# The concepts that hold no code of a list of ours.
_TIME, _FREQUENCY, _STATE, _TRUTH = "TIME_PERIOD", "FREQ", "OBS_STATUS", "ILLUSTRATIVE"


def data(content: EditionContent, flow: Flow) -> bytes:
    """The observations of the flow; every row names the structure it follows."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["STRUCTURE", "STRUCTURE_ID", "ACTION", *flow.columns])
    named = ("dataflow", f"{AGENCY}:{flow.id}({version(content)})", "I")
    for row in rows(content, flow):
        writer.writerow([*named, *(row.get(column, "") for column in flow.columns)])
    return out.getvalue().encode()


def structure(content: EditionContent) -> bytes:
    """Codelists, concepts, data structures and dataflows of the edition, named in three languages."""
    for prefix in ("message", "structure", "common"):
        ElementTree.register_namespace(prefix[:3], f"{_SPACE}/{prefix}")
    writer = _Writer(content)
    root = ElementTree.Element(f"{_MESSAGE}Structure")
    writer.head(root)
    structures = ElementTree.SubElement(root, f"{_MESSAGE}Structures")
    writer.lists(structures)
    writer.concepts(structures)
    flows = ElementTree.SubElement(structures, f"{_STRUCTURE}Dataflows")
    definitions = ElementTree.SubElement(structures, f"{_STRUCTURE}DataStructures")
    for flow in FLOWS.values():
        writer.flow(flows, flow)
        writer.definition(definitions, flow)
    ElementTree.indent(root, " ")
    return bytes(ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)) + b"\n"


class _Writer:
    """Writes the parts of one structure message."""

    def __init__(self, content: EditionContent) -> None:
        self._content, self._version = content, version(content)
        self._lists = codelists(content)

    def head(self, root: ElementTree.Element) -> None:
        """Who sends what, made when the edition came out."""
        header = ElementTree.SubElement(root, f"{_MESSAGE}Header")
        of = self._content.header
        for name, text in (
            ("ID", of.code),
            ("Test", "true" if of.demonstration_key else "false"),
            ("Prepared", of.published_at),
        ):
            ElementTree.SubElement(header, f"{_MESSAGE}{name}").text = text
        ElementTree.SubElement(header, f"{_MESSAGE}Sender", {"id": AGENCY})

    def lists(self, above: ElementTree.Element) -> None:
        """One list of codes for each coded dimension and attribute."""
        lists = ElementTree.SubElement(above, f"{_STRUCTURE}Codelists")
        for name, codes in self._lists.items():
            made = self._artefact(lists, "Codelist", f"CL_{name}", dict.fromkeys(("en",), name))
            for code, title, parent in codes:
                one = ElementTree.SubElement(made, f"{_STRUCTURE}Code", {"id": code})
                _names(one, title)
                if parent:
                    ElementTree.SubElement(one, f"{_STRUCTURE}Parent").text = parent

    def concepts(self, above: ElementTree.Element) -> None:
        """What each column means."""
        schemes = ElementTree.SubElement(above, f"{_STRUCTURE}ConceptSchemes")
        scheme = self._artefact(schemes, "ConceptScheme", "CONCEPTS", {"en": "Concepts"})
        columns = dict.fromkeys(column for flow in FLOWS.values() for column in flow.columns)
        for column in columns:
            one = ElementTree.SubElement(scheme, f"{_STRUCTURE}Concept", {"id": column})
            _names(one, {"en": column})

    def flow(self, above: ElementTree.Element, flow: Flow) -> None:
        """The dataflow, which names its structure."""
        name = {code: flow.name.said(code) for code in LANGUAGES}
        made = self._artefact(above, "Dataflow", flow.id, name)
        urn = f"{_URN}.datastructure.DataStructure={AGENCY}:{flow.id}({self._version})"
        ElementTree.SubElement(made, f"{_STRUCTURE}Structure").text = urn

    def definition(self, above: ElementTree.Element, flow: Flow) -> None:
        """The structure: dimensions in order, attributes of each observation, one measure."""
        made = self._artefact(above, "DataStructure", flow.id, {"en": flow.id})
        parts = ElementTree.SubElement(made, f"{_STRUCTURE}DataStructureComponents")
        dimensions = ElementTree.SubElement(
            parts, f"{_STRUCTURE}DimensionList", {"id": "DimensionDescriptor"}
        )
        for place, name in enumerate(flow.dimensions, start=1):
            kind = "TimeDimension" if name == _TIME else "Dimension"
            self._component(dimensions, kind, name, {} if name == _TIME else {"position": str(place)})
        attributes = ElementTree.SubElement(
            parts, f"{_STRUCTURE}AttributeList", {"id": "AttributeDescriptor"}
        )
        for name in flow.attributes:
            one = self._component(attributes, "Attribute", name, {"usage": "optional"})
            related = ElementTree.SubElement(one, f"{_STRUCTURE}AttributeRelationship")
            ElementTree.SubElement(related, f"{_STRUCTURE}Observation")
        measures = ElementTree.SubElement(parts, f"{_STRUCTURE}MeasureList", {"id": "MeasureDescriptor"})
        self._component(measures, "Measure", "OBS_VALUE", {"usage": "optional"})

    def _component(
        self, above: ElementTree.Element, kind: str, name: str, more: dict[str, str]
    ) -> ElementTree.Element:
        made = ElementTree.SubElement(above, f"{_STRUCTURE}{kind}", {"id": name, **more})
        concept = f"{_URN}.conceptscheme.Concept={AGENCY}:CONCEPTS({self._version}).{name}"
        ElementTree.SubElement(made, f"{_STRUCTURE}ConceptIdentity").text = concept
        form = ElementTree.SubElement(made, f"{_STRUCTURE}LocalRepresentation")
        if name in self._lists:
            urn = f"{_URN}.codelist.Codelist={AGENCY}:CL_{name}({self._version})"
            ElementTree.SubElement(form, f"{_STRUCTURE}Enumeration").text = urn
        else:
            ElementTree.SubElement(form, f"{_STRUCTURE}TextFormat", {"textType": _text_type(name)})
        return made

    def _artefact(self, above: ElementTree.Element, kind: str, name: str, title: Text) -> ElementTree.Element:
        stated = {"id": name, "agencyID": AGENCY, "version": self._version}
        made = ElementTree.SubElement(above, f"{_STRUCTURE}{kind}", stated)
        _names(made, title)
        return made


def _names(element: ElementTree.Element, title: Text) -> None:
    for language, words in _in_order(title):
        one = ElementTree.SubElement(element, f"{_COMMON}Name", {_LANGUAGE: language})
        one.text = fit_for_files(words)


def _in_order(title: Text) -> Iterable[tuple[str, str]]:
    return ((language, title[language]) for language in LANGUAGES if title.get(language))


def _text_type(name: str) -> str:
    return {_TIME: "ObservationalTimePeriod", "OBS_VALUE": "Decimal", _TRUTH: "Boolean"}.get(name, "String")
