"""A picture is one from its first byte to its last; behind it lies what cameras leave there, and no more."""

from __future__ import annotations

import time

import pytest

from bilim.storage import problems
from bilim.storage.rules.kinds import recognise
from factories.evidence import JPEG, PDF, PNG, in_samsung_frame, workbook

LIMIT = 20 * 1024 * 1024
_ADDED = {
    "a package far from the end": workbook() + bytes(70_000),
    "a package without its end": workbook()[:-22],
    "RAR": b"Rar!\x1a\x07\x00" + b"x" * 100,
    "7z": b"7z\xbc\xaf\x27\x1c" + b"x" * 100,
    "CAB": b"MSCF" + b"x" * 100,
    "gzip": b"\x1f\x8b\x08" + b"x" * 100,
    "a program": b"MZ" + b"x" * 1000,
    "a page": b"<script>x</script>",
    "an application": b"\n<hta:application>",
    "a PDF": PDF,
    "a PDF behind padding": bytes(2000) + PDF,
    "the beginning of a picture": b"\xff\xd8\xff\xe0" + b"x" * 100,
    "a frame with a program": in_samsung_frame(b"MZ\x90\x00"),
    "a frame with a page": in_samsung_frame(b"<script>"),
    "a frame behind a program": b"MZ" + in_samsung_frame(b"1700000000000"),
    "a frame said to be longer": in_samsung_frame(b"1700000000000")[:-8] + b"\xff\xff\x00\x00SEFT",
}
_IN_FRONT = {
    "a.jpg": JPEG[:2] + b"\xff\xfe\x00\x0a%PDF-1.4" + JPEG[2:],
    "a.png": PNG[:33] + b"\x00\x00\x00\x08tEXt%PDF-1.4\x00\x00\x00\x00" + PNG[33:],
}
_CUT = {
    "a.jpg": JPEG[:-2],
    "b.jpg": b"\xff\xd8\xff\xd9",
    "c.jpg": JPEG[:20] + JPEG[22:],
    "d.jpg": b"\xff\xd8\xff\xe0\xff\xff\xff\xd9" * 3,
    "a.png": PNG[:-12],
    "b.png": PNG[:33] + b"\x00\xff\xff\xffIDAT" + PNG[33:],
}
LEFT_BY_CAMERAS = {
    "one picture.jpg": JPEG,
    "padding.jpg": JPEG + bytes(5000) + b"\xff\xff\n",
    "previews.jpg": JPEG + JPEG + bytes(300) + JPEG,
    "words of a telephone.jpg": JPEG + in_samsung_frame(b"1700000000000", b"437", b'{"mode":"1"}'),
    "marks written twice.jpg": JPEG[:2] + b"\xff\xff" + JPEG[2:],
    "picture.png": PNG + b"\n\x00",
}
FILM = b"\0\0\0\x18ftypmp42" + bytes(300)
LONG = {
    "ends.jpg": b"\xff\xd8\xff" + b"\xff\xd9" * 5_000_000,
    "pictures.jpg": JPEG * 200_000,
    "pieces.jpg": b"\xff\xd8" + b"\xff\xe0\x00\x02" * 4_000_000,
    "marks.jpg": b"\xff\xd8" + b"\xff" * 15_000_000,
    "pieces.png": PNG[:33] + b"\x00\x00\x00\x00tEXtcccc" * 1_000_000 + PNG[33:],
}


def _kinds(name: str, content: bytes) -> list[object]:
    return [each.kind for each in recognise(content, name, LIMIT)[1]]


@pytest.mark.parametrize(("name", "picture"), [("photo.jpg", JPEG), ("scan.png", PNG)])
@pytest.mark.parametrize("added", _ADDED)
def test_what_is_added_behind_a_picture_is_refused(name: str, picture: bytes, added: str) -> None:
    assert _kinds(name, picture + _ADDED[added]) == [problems.NOT_OF_KIND]


@pytest.mark.parametrize(
    "film", [FILM, in_samsung_frame(b"1700000000000", b"MotionPhoto_Data" + FILM)], ids=["Pixel", "Samsung"]
)
def test_who_sends_a_moving_picture_is_told_how_to_send_a_still_one(film: bytes) -> None:
    (found,) = recognise(JPEG + film, "PXL.MP.jpg", LIMIT)[1]
    assert found.kind is problems.MOVING_PICTURE
    for language, words in (
        ("ky", "кыймылдуу сүрөттү (Motion Photo) өчүрүңүз"),
        ("ru", "Отключите «живые» фото"),
        ("en", "Turn motion photos off"),
    ):
        assert words in found.hint(language)


@pytest.mark.parametrize("name", _IN_FRONT)
def test_another_file_in_the_first_kilobyte_is_refused(name: str) -> None:
    assert _kinds(name, _IN_FRONT[name]) == [problems.NOT_OF_KIND]


@pytest.mark.parametrize("name", _CUT)
def test_a_picture_that_is_not_whole_is_refused(name: str) -> None:
    assert _kinds(name, _CUT[name]) == [problems.NOT_OF_KIND]


@pytest.mark.parametrize("name", LEFT_BY_CAMERAS)
def test_what_cameras_leave_behind_a_picture_passes(name: str) -> None:
    assert _kinds(name, LEFT_BY_CAMERAS[name]) == []


@pytest.mark.parametrize("name", LONG)
def test_no_picture_takes_long(name: str) -> None:
    begun = time.process_time()
    assert _kinds(name, LONG[name]) == [problems.NOT_OF_KIND]
    assert time.process_time() - begun < 3
