"""Files that are what their names say, and files that are not."""

from __future__ import annotations

import io
import struct
import zipfile

from factories.facts import xlsx_file

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"
    b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00" + bytes(20) + b"\xff\x00\xff\xd0\x01\xff\xd9"
)
CSV = "бирдик;сан\nноокат;12\n".encode()


def package(
    *parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED, types: bytes = b"<Types/>"
) -> bytes:
    """A package of these parts, which says that they are of these types."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        archive.writestr("[Content_Types].xml", types)
        for name, content in parts:
            archive.writestr(name, content)
    return stream.getvalue()


def in_samsung_frame(*words: bytes) -> bytes:
    """What a telephone of Samsung leaves behind a picture: blocks of words, where they are, and its end."""
    blocks = [b"\x00\x00\x01\x0a" + struct.pack("<I", 4) + b"Name" + each for each in words]
    listed = struct.pack("<4sII", b"SEFH", 107, len(blocks))
    for number, block in enumerate(blocks):
        listed += b"\x00\x00\x01\x0a" + struct.pack("<II", sum(map(len, blocks[number:])), len(block))
    return b"".join(blocks) + listed + struct.pack("<I", len(listed)) + b"SEFT"


def workbook() -> bytes:
    """A workbook that a spreadsheet program opens."""
    return xlsx_file(("Sheet", [["unit", "children"], ["nookat", 12]]))


DOCX = package(("word/document.xml", b"<w:document/>"))
TRUE = {
    "return.pdf": PDF,
    "Протокол.PDF": PDF,
    "photo.jpg": JPEG + in_samsung_frame(b"1700000000000"),
    "photo.jpeg": JPEG,
    "scan.png": PNG,
    "letter.docx": DOCX,
    "rows.csv": CSV,
    "C:\\Users\\head\\отчёт.csv": b"\xef\xbb\xbf" + CSV,
}
