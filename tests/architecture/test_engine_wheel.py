"""The engine is a wheel of its own: built alone, installed alone, it rates without the rest of the house."""

from __future__ import annotations

import ensurepip
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from pathlib import Path

import pytest

BUILD = "import sys; from hatchling.build import build_wheel; build_wheel(sys.argv[1])"
RATE = """
import sys
sys.path[:0] = sys.argv[1:3]
from importlib.metadata import requires
from importlib.util import find_spec
assert find_spec("django") is None and find_spec("bilim") is None, "the house is within reach"
assert find_spec("bilim_engine").origin.startswith(sys.argv[1])
print(*requires("bilim-engine"))
from bilim_engine.cli import main
sys.exit(main(["rate", *sys.argv[3:], "--format", "csv", "--language", "en"]))
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built in this environment: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    project = Path(__file__).resolve().parents[2] / "packaging" / "engine"
    subprocess.run([sys.executable, "-c", BUILD, str(folder)], cwd=project, check=True, timeout=120)
    (found,) = folder.glob("*.whl")
    return found


def test_the_wheel_holds_the_engine_and_nothing_else(wheel: Path, root: Path) -> None:
    source = root / "src" / "bilim_engine"
    expected = {
        f"bilim_engine/{file.relative_to(source).as_posix()}"
        for file in source.rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    with zipfile.ZipFile(wheel) as opened:
        names = {name for name in opened.namelist() if ".dist-info/" not in name}
    assert names == expected | {"bilim_engine/LICENSE", "bilim_engine/NOTICE"}
    assert "bilim_engine/py.typed" in names


def test_it_says_what_the_project_says(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    engine = tomllib.loads((root / "packaging/engine/pyproject.toml").read_text(encoding="utf-8"))["project"]
    for key in ("version", "requires-python", "license"):
        assert engine[key] == project[key], key
    assert set(engine["dependencies"]) <= set(project["dependencies"])


def test_two_builds_give_the_same_bytes(wheel: Path, root: Path, tmp_path: Path) -> None:
    line = [sys.executable, "-c", BUILD, str(tmp_path)]
    subprocess.run(line, cwd=root / "packaging" / "engine", check=True, timeout=120)
    assert (tmp_path / wheel.name).read_bytes() == wheel.read_bytes()


def test_installed_alone_it_rates_an_example(wheel: Path, root: Path, tmp_path: Path) -> None:
    bundled = sorted((Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl"))
    if not bundled:
        pytest.skip("this Python brings no pip")
    target, needed = tmp_path / "target", tmp_path / "needed"
    install = [
        sys.executable,
        f"{bundled[-1]}/pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-compile",
    ]
    subprocess.run([*install, "--target", str(target), str(wheel)], check=True, timeout=120)
    _only(needed, "numpy", "ruamel")
    example = root / "examples" / "human-development"
    arguments = [str(example / "human-development.yaml"), str(example / "facts.csv"), "--period", "2014"]
    arguments += ["--units", str(example / "units.csv")]
    ran = subprocess.run(
        [sys.executable, "-I", "-S", "-c", RATE, str(target), str(needed), *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=tmp_path,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    needs, _line, told = ran.stdout.partition("\n")
    assert "numpy" in needs
    assert "ruamel" in needs
    assert told == (root / "tests/golden/human-development.csv").read_text(encoding="utf-8")


def _only(folder: Path, *beginnings: str) -> None:
    """The folder holds, of all that is installed here, what begins so."""
    folder.mkdir()
    for place in {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}:
        for entry in Path(place).iterdir():
            if entry.name.startswith(beginnings):
                (folder / entry.name).symlink_to(entry)
