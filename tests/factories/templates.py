"""What is marked for translation in a template, as Python that gettext's reader understands."""

from __future__ import annotations

from pathlib import Path

from django.utils.translation.template import templatize


def as_python(template: Path) -> bytes:
    """The sentences of a template as calls, one below the other; indentation would be read as Python's."""
    text = templatize(template.read_text(encoding="utf-8"), origin=str(template))
    return "\n".join(line.lstrip() for line in text.splitlines()).encode()
