"""How the problems of definitions are catalogued."""

from bilim_engine.problems import Kind, Severity, catalogued


def kind(
    number: int,
    ky: tuple[str, str],
    ru: tuple[str, str],
    en: tuple[str, str],
    severity: Severity = "error",
) -> Kind:
    """The problem with this number; message and hint in each language."""
    return catalogued(
        f"definitions.P{number:03d}",
        ky=ky[0],
        ru=ru[0],
        en=en[0],
        hint_ky=ky[1],
        hint_ru=ru[1],
        hint_en=en[1],
        severity=severity,
    )
