"""How a finding of the gate is catalogued."""

from bilim_engine.problems import Kind, catalogued


def finding(number: int, ky: str, ru: str, en: str, *, warning: bool = False) -> Kind:
    """The kind `publication.G…`; a finding says what is wrong and has no hint."""
    return catalogued(
        f"publication.G{number:03d}",
        ky=ky,
        ru=ru,
        en=en,
        hint_ky="",
        hint_ru="",
        hint_en="",
        severity="warning" if warning else "error",
    )
