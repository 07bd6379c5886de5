"""Tallies for tests: a definition is governed like every other, an item stands behind it."""

from __future__ import annotations

from collections.abc import Mapping

from bilim_engine.definitions import Definitions, Item, Label
from bilim_engine.definitions.tallies import Tally, load_tallies
from bilim_engine.problems import Problem

GOVERNED = """
version: 1
status: proposal
title: {ky: А, ru: Б, en: C}
author: {ky: А, ru: А, en: A}
checker: {ky: Б, ru: Б, en: B}
basis: {ky: Сунуш, ru: Предложение, en: A proposal}
reviewed_on: 2026-11-22
next_review_on: 2027-11-01
"""
TEXT = {"ky": "А", "ru": "Б", "en": "C"}
DEFINITIONS = Definitions(
    items={
        "x.pupils": Item(
            "x.pupils", TEXT, "children", "count", "calendar_year", breakdowns=("sex", "language")
        )
    },
    breakdowns={each: Label(each, TEXT) for each in ("sex", "language")},
)


def load(files: Mapping[str, str | bytes]) -> tuple[dict[str, Tally], list[Problem]]:
    """The tallies of these files, over pupils by sex and language."""
    return load_tallies(files, DEFINITIONS)
