"""What comes from the browser, before it is believed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bilim.base.templatetags.frame import language, said
from bilim.facts.rules.checks import reasons_of, shown
from bilim.facts.rules.plans import too_large
from bilim_engine.definitions import Definitions


class UploadForm(forms.Form):
    """A file of figures."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,  # an empty file gets a sentence of ours
        error_messages={"required": _("Choose a file."), "missing": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        text = gettext("A tidy table as CSV in UTF-8 or as XLSX, up to %(limit)s MB: one figure in each row.")
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 1024 // 1024
        self.fields["file"].help_text = text % {"limit": limit}

    def clean_file(self) -> UploadedFile:
        """The file, weighed before any of it is read."""
        file: UploadedFile = self.cleaned_data["file"]
        limit = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
        if (file.size or 0) > limit:
            problem = too_large(file.size or 0, file.name or "", limit)
            raise forms.ValidationError(f"{problem.message(language())} {problem.hint(language())}")
        return file


class MarksForm(forms.Form):
    """What each mark of the file means: zero, or why there is no number. Nothing is chosen for her."""

    def __init__(self, marks: Mapping[str, int], definitions: Definitions, **given: Any) -> None:
        super().__init__(**given)
        choices = [("", _("not said yet")), ("0", _("zero")), *_reasons(definitions)]
        self._marks = {f"mark_{number}": mark for number, mark in enumerate(sorted(marks))}
        for name, mark in self._marks.items():
            self.fields[name] = forms.ChoiceField(label=f"«{shown(mark)}»", choices=choices, required=False)

    @property
    def mapping(self) -> dict[str, str]:
        """The marks that were explained."""
        given = {mark: self.cleaned_data.get(name, "") for name, mark in self._marks.items()}
        return {mark: meaning for mark, meaning in given.items() if meaning}


def _reasons(definitions: Definitions) -> list[tuple[str, str]]:
    labels = {code: said(label.title) for code, label in definitions.reasons.items()}
    return [(code, labels.get(code, code)) for code in sorted(reasons_of(definitions))]
