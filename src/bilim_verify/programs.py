"""The programs that a bundle carries, beside those that verify it."""

import os
from typing import Dict, List, Optional

MAIN, FOLDER, SUFFIX = "__main__.py", "bilim_verify/", ".py"
# The verifier's own folder keeps the first program of a bundle under a name that nothing runs.
KEPT_AS = "travelling.txt"


def others(contents: Dict[str, bytes]) -> List[str]:
    """Names of the programs inside that are not, byte by byte, the ones that run here. None where these came
    out of a bundle themselves: they would be held against themselves."""
    own = _own()
    if own is None:
        return []
    carried = {name: file for name, file in contents.items() if name == MAIN or name.startswith(FOLDER)}
    return sorted(name for name in {*own, *carried} if own.get(name) != carried.get(name))


def _own() -> Optional[Dict[str, bytes]]:
    folder = os.path.dirname(os.path.abspath(__file__))
    try:
        found = {FOLDER + name: _read(folder, name) for name in os.listdir(folder) if name.endswith(SUFFIX)}
        return {**found, MAIN: _read(folder, KEPT_AS)}
    except OSError:
        return None


def _read(folder: str, name: str) -> bytes:
    with open(os.path.join(folder, name), "rb") as stream:
        return stream.read()
