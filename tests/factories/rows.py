"""Rows of a file, read against the register and the definitions."""

from __future__ import annotations

from bilim.facts.rules.plans import read_candidates
from bilim.facts.rules.rows import Candidate
from bilim_engine.problems import Kind, Problem
from factories.facts import DEFINITIONS, SmallRegister

GOOD = "nookat,preschool.children,2025,12,,Report"


def read(content: bytes, name: str = "file.csv", **mapping: str) -> tuple[list[Candidate], list[Problem]]:
    candidates, found, _marks = read_candidates(
        content, name, definitions=DEFINITIONS, units=SmallRegister(), mapping=mapping, person="Айзада"
    )
    return candidates, found


def said(content: bytes, name: str = "file.csv") -> list[tuple[Kind, int]]:
    """What is found, with the row."""
    return [(problem.kind, problem.place.line) for problem in read(content, name)[1]]
