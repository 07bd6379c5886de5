"""What lies in a package of an office program, and what of it does more than lie there.

Found is what runs, what another program made and what is fetched when somebody merely opens the file, by what
parts and their relations say. A link that waits for a click is ordinary, as is what Word, Excel, LibreOffice
and libraries write beside the text: printers, thumbnails, fonts, the table behind a chart."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable
from xml.parsers import expat

from bilim.storage import problems
from bilim.storage.rules.fields import fetching_field
from bilim.storage.rules.measures import Measure, TooMuchError
from bilim.storage.rules.objections import Objection, starts_a_program

_MEGABYTE = 1024 * 1024
# A part of more than the first may unpack to so many times what it was packed to.
_SMALL_PART, _MOST_PACKED, _MOST_PARTS = 4 * _MEGABYTE, 100, 2000
# What every office program unpacks.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_TYPES, _HEAD, _END = "[Content_Types].xml", b"PK\x03\x04", b"PK\x05\x06"
MAIN_PARTS = ("word/document.xml", "xl/workbook.xml")
_UNREADABLE = (zipfile.BadZipFile, zlib.error, RuntimeError, OSError, ValueError, EOFError)
# What runs, calls another file or holds another program's object, as a folder, a type or a relation says it.
_RUNNING = re.compile(
    r"macro|externallink|activex|oleobject|olelink|vbaproject|vbadata|/connections|\.connections|querytable|"
    r"webextension|customui|ui/extensibility|afchunk|mailmerge|subdocument|relationships/control$|"
    r"volatiledependencies|powerpivot"
)
_RUNNING_NAMES = re.compile(r"(?:_xlnm\.)?auto_(?:open|close|activate|deactivate)", re.IGNORECASE)
_RUNNING_MARKS = (b"ddelink", b"olelink", b"macrosheet", b"datamashup", b"altchunk")
_BEGINS = re.compile(
    rb"[\xef\xbb\xbf\xff\xfe\s]*<(?:\?xml(?![^>]*encoding=[\"'](?!utf-8|utf-16|us-ascii))|[^?])"
)
# What a cell, a rule or a column works out; no office program writes a remark or a marked text within it.
_FORMULA = re.compile(
    rb"<(?:[^\s<>/:!?]*:)?(?:f|[a-z]*formula[12]?)(?=[\s>])(?:[^<>\"']|\"[^\"<]*\"|'[^'<]*')*+>([^<]*+)(<[!?])?"
)
_ESCAPED = re.compile(rb"&(?:#0*(\d{1,7})|#x0*([0-9a-f]{1,6})|(quot|apos|amp|lt|gt));")
_LETTERS = {b"quot": b'"', b"apos": b"'", b"amp": b"&", b"lt": b"<", b"gt": b">"}
# One that calls a program or an address: texts and names of sheets within it do not.
_CALLS = re.compile(rb"\|[^|]*!|\b(?:webservice|rtd|call|register(?:\.id)?|exec|image)\s*\(", re.IGNORECASE)
_QUOTED = re.compile(rb"\"[^\"]*\"|'[^']*'")
_WORDS = (".xml", ".rels", ".vml", ".psmdcp")
# Which part is a sheet says the list of types, and a relation leads to it: whatever begins as XML is read so,
# but for a drawing, whose root no program takes for anything else.
_MARKED = re.compile(rb"[\xef\xbb\xbf\xff\xfe\0\s]*+<")
_DRAWN = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*+(?:(?:<\?xml[^<>]*+|<!doctype[^<>\[]*+|<!--(?:(?!-->).)*+--)>\s*+)*+"
    rb"<(?:[^\s<>/:!?]*+:)?svg[\s/>]",
    re.IGNORECASE | re.DOTALL,
)
_PLAIN = (
    *(*_WORDS, ".sigs"),
    *(".png", ".jpg", ".jpeg", ".jfif", ".gif", ".bmp", ".tif", ".tiff", ".webp", ".ico", ".svg", ".wdp"),
    *(".emf", ".wmf", ".emz", ".wmz", ".pict", ".odttf", ".ttf", ".fntdata"),
)
# What Excel writes of the printer and of custom properties of sheets.
_PLAIN_BYTES = re.compile(r"(?:printersettings|customproperty)[^/]*\.bin$")
_EMBEDDED = re.compile(r"(?:^|/)embeddings/[^/]+(\.xlsx|\.docx)$")
# Where office programs put the parts of a package, beside the folder of its main part.
_FOLDERS = ("_rels", "docprops", "customxml", "docmetadata", "_xmlsignatures", "package")
_ODD_NAME = re.compile(r"(?:^|/)\.\.?(?:/|$)|^/|\\|:|//|%2e|%2f|%5c|[\x00-\x1f]", re.IGNORECASE)
# A template in the reader's own folders: Word notes it beside any document made from one.
_OWN_TEMPLATE = re.compile(
    r"(?!.*(?:\.\.|[^:/\\][\\/]{2}))(?:file:///(?:[a-z]:[\\/]|(?:users|home)/)|[a-z]:[\\/]|/(?:users|home)/)",
    re.IGNORECASE,
)
_CLICKED = re.compile(r"(?!(?:javascript|vbscript|data|mhtml|script|search-ms|ms-[\w.-]+):)", re.IGNORECASE)
_ADDRESS = re.compile(r"[a-z][\w+.-]+:|[\\/]{2}", re.IGNORECASE)


def is_package(content: bytes, part: str) -> bool:
    """A package with this main part, packed honestly and as office programs do, not encrypted, with nothing
    before or behind it."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return _begins_and_ends(content, archive) and _is_honest(archive, part)
    except _UNREADABLE:
        return False


def _begins_and_ends(content: bytes, archive: zipfile.ZipFile) -> bool:
    first = min((each.header_offset for each in archive.infolist()), default=-1)
    # A reader of PDF looks for its head in the first kilobyte, a reader of packages for their end at the end.
    return (
        first == 0
        and content.startswith(_HEAD)
        and b"%PDF-" not in content[:1024]
        and content[-22:-18] == _END
        and content[-2:] == b"\0\0"
    )


def _is_honest(archive: zipfile.ZipFile, part: str) -> bool:
    members = archive.infolist()
    names = [each.filename.casefold() for each in members]
    return (
        {_TYPES, part} <= {each.filename for each in members}
        # Of two parts of one name, and of two main parts, each program reads another.
        and len(set(names)) == len(names)
        and sum(name in MAIN_PARTS for name in names) == 1
        and len(members) <= _MOST_PARTS
        and not any(each.flag_bits & 1 for each in members)
        and all(map(_unpacks_honestly, members))
    )


def _is_at_home(name: str, archive: zipfile.ZipFile) -> bool:
    """A sheet may lie anywhere and is found by its relation: elsewhere nobody would look for formulas."""
    folder, stroke, _rest = name.partition("/")
    return not stroke or folder in (*_FOLDERS, "word" if MAIN_PARTS[0] in archive.NameToInfo else "xl")


def _unpacks_honestly(member: zipfile.ZipInfo) -> bool:
    return member.compress_type in _PACKED and member.file_size <= max(
        _SMALL_PART, _MOST_PACKED * member.compress_size
    )


def objection_to_package(content: bytes) -> Objection | None:
    """What in the package does more than lie there, by the first part where it does."""
    try:
        return _objection_within(content, Measure(), inside=False)
    except TooMuchError as error:
        return Objection(problems.TOO_MUCH, str(error))


def _objection_within(content: bytes, measure: Measure, *, inside: bool) -> Objection | None:
    """Each part is unpacked once, and none is where all of them together would be too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [each for each in archive.infolist() if not each.is_dir()]
            for each in parts:
                measure.take_unpacked(each.file_size, each.filename)
            found = (_objection_to(each, archive, measure, inside) for each in parts)
            return next((each for each in found if each), None)
    except (expat.ExpatError, LookupError, *_UNREADABLE) as error:
        return Objection(problems.NOT_READABLE, str(error))


def _objection_to(
    member: zipfile.ZipInfo, archive: zipfile.ZipFile, measure: Measure, inside: bool
) -> Objection | None:
    name = member.filename.casefold()
    if _ODD_NAME.search(member.orig_filename) or not _is_at_home(name, archive):
        return Objection(problems.ODD_PART, member.filename)
    if _RUNNING.search(f"/{name}"):
        return Objection(problems.RUNS, member.filename)
    if (kind := _EMBEDDED.search(name)) and not inside:
        return _objection_to_embedded(archive.read(member), kind[1], member.filename, measure)
    content = archive.read(member)
    if not (name.endswith(_PLAIN) or _PLAIN_BYTES.search(name)) or starts_a_program(content):
        return Objection(problems.HOLDS_A_FILE, member.filename)
    return _objection_to_words(name, content, measure) if _holds_words(name, content) else None


def _holds_words(name: str, content: bytes) -> bool:
    return name.endswith(_WORDS) or (bool(_MARKED.match(content)) and not _DRAWN.match(content))


def _objection_to_embedded(content: bytes, ending: str, name: str, measure: Measure) -> Objection | None:
    """A chart of Word brings the table it was drawn from: that is held to the same."""
    part = MAIN_PARTS[ending == ".xlsx"]
    if is_package(content, part) and _objection_within(content, measure, inside=True) is None:
        return None
    return Objection(problems.HOLDS_A_FILE, name)


def _objection_to_words(name: str, content: bytes, measure: Measure) -> Objection | None:
    measure.take_words(len(content), name)
    # Half of the bytes of a text in UTF-16 are zeros.
    said = content.replace(b"\0", b"").lower()
    if b"<!doctype" in said or b"<!entity" in said or not _BEGINS.match(said):
        return Objection(problems.ODD_PART, name)
    if any(mark in said for mark in _RUNNING_MARKS):
        return Objection(problems.RUNS, name)
    if name == _TYPES.casefold():
        return _objection_to_types(said)
    if name.endswith(".rels"):
        measure.take_read(len(content), name)
        return _objection_to_relations(content)
    # In whatever folder a part lies: which one is a sheet or a text a relation says.
    return (
        _objection_to_formulas(name, said, measure)
        or _objection_to_names(name, content, said, measure)
        or _objection_to_fields(name, content, said, measure)
    )


def _objection_to_fields(name: str, content: bytes, said: bytes, measure: Measure) -> Objection | None:
    if b"instr" not in said:
        return None
    measure.take_read(len(content), name)
    field = fetching_field(content)
    return Objection(problems.FETCHES, field) if field else None


def _objection_to_types(said: bytes) -> Objection | None:
    # An escaped letter is the letter to whoever reads types.
    if b"&#" in said:
        return Objection(problems.ODD_PART, _TYPES)
    found = _RUNNING.search(said.decode("utf-8", "replace"))
    return Objection(problems.RUNS, found[0].strip("/.")) if found else None


def _objection_to_relations(content: bytes) -> Objection | None:
    found: list[Objection] = []

    def relation(tag: str, said: dict[str, str]) -> None:
        kind, target = said.get("Type", ""), said.get("Target", "")
        away = said.get("TargetMode", "").casefold() == "external" or _ADDRESS.match(target)
        if away and not _waits(kind.rpartition("/")[2].casefold(), target):
            found.append(Objection(problems.FETCHES, target))
        elif _RUNNING.search(kind.casefold()):
            found.append(Objection(problems.RUNS, target))

    _parse(content, relation)
    return found[0] if found else None


def _waits(kind: str, target: str) -> bool:
    """Whether nothing is fetched from elsewhere before somebody clicks."""
    if kind == "hyperlink":
        return bool(_CLICKED.match(target.strip()))
    return kind == "attachedtemplate" and bool(_OWN_TEMPLATE.match(target))


class _Names:
    """The names of a workbook, and what each stands for."""

    def __init__(self) -> None:
        self.found: list[Objection] = []
        self.formula: list[str] = []
        self.reads = False

    def start(self, tag: str, said: dict[str, str]) -> None:
        self.formula, self.reads = [], tag.rpartition(":")[2] == "definedName"
        if self.reads and _RUNNING_NAMES.match(said.get("name", "")):
            self.found.append(Objection(problems.RUNS, said["name"]))

    def text(self, words: str) -> None:
        if self.reads:
            self.formula.append(words)

    def end(self, _tag: str) -> None:
        formula = "".join(self.formula) if self.reads else ""
        if _calls(formula.encode("utf-8", "replace")):
            self.found.append(Objection(problems.FETCHES, formula[:60]))
        self.reads = False


def _objection_to_names(name: str, content: bytes, said: bytes, measure: Measure) -> Objection | None:
    # Which part is the workbook a relation says.
    if b"definedname" not in said:
        return None
    measure.take_read(len(content), name)
    names, parser = _Names(), expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = names.start, names.end
    parser.CharacterDataHandler = names.text
    parser.Parse(content, True)
    return next(iter(names.found), None)


def _parse(content: bytes, element: Callable[[str, dict[str, str]], None]) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = element
    parser.Parse(content, True)


def _objection_to_formulas(name: str, said: bytes, measure: Measure) -> Objection | None:
    for formula in _FORMULA.finditer(said):
        measure.take_formula(len(formula[1]), name)
        if formula[2]:
            return Objection(problems.ODD_PART, name)
        if _calls(_ESCAPED.sub(_letter, formula[1])):
            return Objection(problems.FETCHES, formula[1].decode("utf-8", "replace")[:60])
    return None


def _letter(escaped: re.Match[bytes]) -> bytes:
    """The letter that was written by its number or its name."""
    number = int(escaped[1] or 0) or int(escaped[2] or b"0", 16)
    return _LETTERS[escaped[3]] if escaped[3] else chr(number % 0x110000).encode("utf-8", "replace")


def _calls(formula: bytes) -> bool:
    return bool(_CALLS.search(_QUOTED.sub(b"", formula)))
