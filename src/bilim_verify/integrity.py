"""Is this the file that was signed? Every byte that differs is named: entry, offset, header or content."""

import base64
import hashlib
from typing import Any, Dict, Iterator, List, NamedTuple, Optional, Tuple

from . import archive, ed25519, headers, inserting
from .archive import Entry
from .mending import (
    MANIFEST,
    SIGNATURE,
    changed_row,
    decoded,
    is_manifest,
    mended,
    mending,
    parse,
    sha256_of,
)
from .problems import Problem, Unreadable, problem, shown

FORMAT, VERSIONS = "bilim-bundle", (1, 2, 3, 4, 5)
# What came with format 2: an analysis of the order, or the statement that there is none.
SINCE_2 = frozenset(["definitions/analysis.json", "uncertainty.csv", "uncertainty.json"])
# What came with format 3: by which criteria, and how departments were heard.
SINCE_3 = frozenset(["criteria.json", "contest.json"])
# What came with format 5: which units ended, and who came of whom.
SINCE_5 = frozenset(["boundaries.json"])
# In so many bytes the one that was changed is looked for; in more, the search would cost minutes.
MOST_SEARCHED = 8 << 20
NAMES = frozenset(
    [
        "README.txt",
        "LICENSE.txt",
        "__main__.py",
        "adjustments.json",
        "corrections.json",
        "facts.csv",
        "gate.json",
        "origins.json",
        "register.json",
        "results.csv",
        "scores.csv",
        "statements.json",
        "values.csv",
        "manifest.json",
        "manifest.sig",
        "definitions/items.json",
        "definitions/parameters.json",
        "definitions/indicators.json",
        "definitions/methodology.json",
        "definitions/labels.json",
    ]
)


class Opened(NamedTuple):
    """A bundle taken apart, with everything that is wrong about its bytes."""

    contents: Dict[str, bytes]
    manifest: Dict[str, Any]
    problems: List[Problem]


def open_bundle(data: bytes, key: str = "") -> Opened:
    """The contents and what was changed in them; raises Unreadable where there is nothing to open."""
    entries, other = _layout(data)
    # Of the list that is believed, and no other: a changed length may draw a slash of what follows into a
    # name of the other list, and that byte is to be named.
    refused = [*archive.unsafe_names(entries), *_packed(entries, other)]
    contents = {entry.name: entry.content for entry in entries}
    manifest, unknown = _read_manifest(entries, archive.overlap(data))
    if refused or unknown:
        raise _unreadable(data, entries, [*refused, *unknown], other_format=bool(manifest) and bool(unknown))
    changed, crcs = _content_problems(entries, manifest)
    problems = changed + headers.check(data, entries, crcs)
    problems += _names(contents, manifest)
    problems += _signature_problems(contents, manifest, key)
    return Opened(contents, manifest, problems)


def _layout(data: bytes) -> Tuple[List[Entry], Dict[str, Entry]]:
    """The more believable of the two lists of entries, and the other one by name.

    An honest archive lists its entries twice, in the directory and in their own headers. A changed byte
    spoils one list at most; the list that agrees with the manifest is taken, and the comparison then names
    the byte.
    """
    listed, chained = archive.from_directory(data), archive.from_headers(data)
    for entries in (listed or [], chained):
        archive.refuse_tricks(data, entries)
    if listed is None:
        inserting.refuse(data)
    candidates = [entries for entries in (listed, chained) if entries]
    if not candidates:
        raise Unreadable(problem("not_a_zip"))
    if listed is None and not _has_directory(data):
        raise _cut_short(data, chained)
    best = max(candidates, key=_belief)
    second = candidates[0] if best is candidates[-1] else candidates[-1]
    return best, {entry.name: entry for entry in second}


def _cut_short(data: bytes, entries: List[Entry]) -> Unreadable:
    """What is left of a file that was cut: its entries are told of as far as they are whole."""
    told = problem("truncated", size=str(len(data)), entry=entries[-1].name)
    changed = _content_problems(entries[:-1], {"files": {}})[0]
    whole = {entry.name: entry.content for entry in entries if archive.crc_of(entry.content) == entry.crc}
    return Unreadable(told, *archive.unsafe_names(entries), *changed, contents=whole)


def _has_directory(data: bytes) -> bool:
    """Whether anything after the entries is left; a cut file has lost all or the end of it."""
    return len(data) >= archive.END.size and (
        data.rfind(archive.END_MARK) >= 0 or _parts_agree(data[-archive.END.size :])
    )


def _parts_agree(tail: bytes) -> bool:
    """Whether the last 22 bytes are an end record whose mark alone was changed."""
    row = archive.END.unpack(tail)
    return row[1:3] == (0, 0) and row[3] == row[4] and row[7] == 0


def _belief(entries: List[Entry]) -> Tuple[int, int, bool]:
    """How many contents are as stated, how many as their headers say, and, as nothing states its hash,
    whether there is a signature."""
    by_name = {entry.name: entry for entry in entries}
    manifest = by_name.get(MANIFEST)
    stated = parse(manifest.content) if manifest else None
    files = stated.get("files", {}) if isinstance(stated, dict) else {}
    agreeing = sum(1 for entry in entries if sha256_of(entry.content) == _stated_hash(files, entry.name))
    good_crcs = sum(1 for entry in entries if archive.crc_of(entry.content) == entry.crc)
    return agreeing, good_crcs, SIGNATURE in by_name


def _stated_hash(files: Any, name: str) -> str:
    stated = files.get(name) if isinstance(files, dict) else None
    return str(stated.get("sha256", "")) if isinstance(stated, dict) else ""


def _packed(entries: List[Entry], other: Dict[str, Entry]) -> Iterator[Problem]:
    for entry in entries:
        twin = other.get(entry.name)
        if entry.method and (twin is None or twin.method == entry.method):
            yield problem("packed_entry", entry=entry.name)


def _unreadable(
    data: bytes, entries: List[Entry], refused: List[Problem], *, other_format: bool
) -> Unreadable:
    """The refusal with all else that can be told: what was changed in the archive, and entries that are as
    their headers say. Of another format the entries are not judged by the rules of this one."""
    # An archive without any manifest is somebody else's, and need not be written as ours are.
    is_other = MANIFEST not in {entry.name for entry in entries}
    if is_other or any(each.code in ("unsafe_name", "packed_entry") for each in refused):
        return Unreadable(*refused)
    changed, crcs = _content_problems(entries, {"files": {}})
    whole = [entry for entry in entries if archive.crc_of(entry.content) == entry.crc]
    contents = {} if other_format else {entry.name: entry.content for entry in whole}
    return Unreadable(*refused, *changed, *headers.check(data, entries, crcs), contents=contents)


def _read_manifest(
    entries: List[Entry], overlapping: Optional[Problem]
) -> Tuple[Dict[str, Any], List[Problem]]:
    """The manifest, or why it cannot be followed; where one byte of it was changed, as it was before, so that
    no other entry is accused."""
    found = next((entry for entry in entries if entry.name == MANIFEST), None)
    if found is None and overlapping:
        return {}, [overlapping]
    if found is None:
        return {}, [problem("no_manifest")]
    intact = archive.crc_of(found.content) == found.crc
    is_searched = not intact and len(found.content) <= MOST_SEARCHED
    manifest = parse(mended(found, "") if is_searched else found.content)
    if not is_manifest(manifest):
        return {}, [problem("no_manifest")]
    version = manifest.get("format_version")
    # Not equality alone: `true` and 1.0 are equal to 1.
    if manifest.get("format") != FORMAT or type(version) is not int or version not in VERSIONS:
        known = ", ".join(map(str, VERSIONS))
        named = {"format": shown(manifest.get("format")), "version": shown(version), "known": known}
        return dict(manifest), [problem("unknown_format", **named)]
    return dict(manifest), []


def _content_problems(entries: List[Entry], manifest: Dict[str, Any]) -> Tuple[List[Problem], Dict[str, int]]:
    """What differs in contents, and the CRC each header should carry."""
    problems: List[Problem] = []
    crcs: Dict[str, int] = {}
    searched = 0
    for entry in entries:
        stated = _stated_hash(manifest["files"], entry.name)
        actual_crc = archive.crc_of(entry.content)
        intact = sha256_of(entry.content) == stated if stated else actual_crc == entry.crc
        crcs[entry.name] = actual_crc if intact else entry.crc
        if not intact:
            searched += len(entry.content)
            problems += _changed_content(entry, stated, is_searched=searched <= MOST_SEARCHED)
    return problems, crcs


def _changed_content(entry: Entry, stated: str, *, is_searched: bool) -> List[Problem]:
    found = mending(entry, stated) if is_searched else None
    end = entry.start + len(entry.content) - 1
    if found is None:
        code = "content_changed" if stated else "crc_differs"
        return [problem(code, entry=entry.name, start=str(entry.start), end=str(end))]
    place, former = found
    named = problem(
        "content_byte_changed",
        entry=entry.name,
        offset=str(entry.start + place),
        place=str(place),
        was=f"0x{former:02x}",
        now=f"0x{entry.content[place]:02x}",
    )
    return [named, *changed_row(entry, place)]


def _names(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> List[Problem]:
    stated = set(manifest["files"]) | {MANIFEST, SIGNATURE}
    problems = [problem("extra_entry", entry=name) for name in sorted(set(contents) - stated)]
    problems += [problem("missing_entry", entry=name) for name in sorted(stated - set(contents))]
    names = names_of(manifest)
    required = {name for name in names if name not in stated}
    problems += [problem("missing_entry", entry=name) for name in sorted(required)]
    unknown = {name for name in stated if name not in names and not _is_verifier(name)}
    problems += [problem("unknown_entry", entry=name) for name in sorted(unknown)]
    for name, row in sorted(manifest["files"].items()):
        if name in contents and isinstance(row, dict) and row.get("size") != len(contents[name]):
            problems.append(
                problem("size_differs", entry=name, was=shown(row.get("size")), now=str(len(contents[name])))
            )
    return problems


def names_of(manifest: Dict[str, Any]) -> "frozenset[str]":
    """The entries that a bundle of this format version has."""
    since = {2: SINCE_2, 3: SINCE_3, 5: SINCE_5}
    return NAMES.union(*(names for version, names in since.items() if version <= manifest["format_version"]))


def _is_verifier(name: str) -> bool:
    return name.startswith("bilim_verify/") and name.endswith(".py") and name.count("/") == 1


def key_id(public: bytes) -> str:
    """What a key is called by: the first sixteen hexadecimal digits of its SHA-256."""
    return hashlib.sha256(public).hexdigest()[:16]


def _signature_problems(contents: Dict[str, bytes], manifest: Dict[str, Any], key: str) -> List[Problem]:
    stated = shown(manifest["key"].get("id", ""))
    public = decoded(shown(manifest["key"].get("public", "")).encode("ascii", "replace"))
    actual = key_id(public)
    problems: List[Problem] = []
    text = contents.get(SIGNATURE, b"")
    signature = decoded(text)
    whole = base64.b64encode(signature) + b"\n" == text
    if not whole or not ed25519.verify(public, contents[MANIFEST], signature):
        problems.append(problem("bad_signature", key=stated))
    if stated != actual:
        problems.append(problem("key_id_differs", stated=stated, actual=actual))
    if key and key != actual:
        problems.append(problem("other_key", expected=key, actual=actual))
    return problems
