"""Files of the pages: named by their hash once collected, found where they lie before."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Assets(CompressedManifestStaticFilesStorage):
    """A collected file is served under its hash and kept by browsers for ever; before, under its name."""

    def stored_name(self, name: str) -> str:
        # Tests and a fresh checkout have collected nothing: Django would fail there, on every page.
        return super().stored_name(name) if self.hashed_files else name
