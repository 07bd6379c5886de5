"""How a person is named where the public reads it."""

from __future__ import annotations

from collections.abc import Mapping


def signed_by(code: str, names: Mapping[str, str]) -> str:
    """The person's name with her code, which the journal knows; the code alone where nobody bears it."""
    name = names.get(code, "")
    return f"{name} ({code})" if name and name != code else code


def name_alone(signature: str) -> str:
    """The name out of `signed_by`: readers are told who somebody is, not how she signs in."""
    name, bracket, _code = signature.rpartition(" (")
    return name if bracket and signature.endswith(")") else signature
