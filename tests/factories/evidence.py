"""Files that are what their names say, and files that are not."""

from __future__ import annotations

import io
import zipfile

from factories.facts import xlsx_file

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17) + b"\x00\x00\x00\x00IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + bytes(40) + b"\xff\xd9"
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


def workbook() -> bytes:
    """A workbook that a spreadsheet program opens."""
    return xlsx_file(("Sheet", [["unit", "children"], ["nookat", 12]]))


DOCX = package(("word/document.xml", b"<w:document/>"))
TRUE = {
    "return.pdf": PDF,
    "Протокол.PDF": PDF,
    "photo.jpg": JPEG + b"\x00 more of the telephone",
    "photo.jpeg": JPEG,
    "scan.png": PNG,
    "letter.docx": DOCX,
    "rows.csv": CSV,
    "C:\\Users\\head\\отчёт.csv": b"\xef\xbb\xbf" + CSV,
}
