"""Ratings of others, made public as people do it: one brings the file in, another confirms it."""

from __future__ import annotations

from pathlib import Path

from bilim.base.actor import Actor

BRINGER, CONFIRMER = (Actor(code, code, is_system=True) for code in ("bringer", "confirmer"))
SMALL = """
code: rating-2022
title: {ky: Рейтинг, ru: Рейтинг, en: A rating}
publisher: {ky: Мекеме, ru: Ведомство, en: An authority}
period: "2022"
directions:
  - code: planning
    title: {ky: Пландоо, ru: Планирование, en: Planning}
    indicators:
      - code: plans
        title: {ky: Пландар, ru: Планы, en: Plans}
        groups:
          - code: best
            title: {ky: Мыктылар, ru: Лучшие, en: The best}
            announced: 3
            listed: true
            names: [{printed: Ноокат, kind: district}]
"""


def load_2021(root: Path) -> str:
    """The rating of 2021 is public; its code."""
    from bilim.publication import actions  # noqa: PLC0415 - models load with the database

    file = root / "definitions" / "statements" / "rating-2021.yaml"
    return actions.confirm_statement(sha256=actions.bring_statement(file, BRINGER), by=CONFIRMER)


def public(text: str) -> str:
    """This text is public; its hash."""
    from bilim.publication import actions  # noqa: PLC0415

    sha256 = actions.keep_for_examination(content=text.encode(), name="rating.yaml", by=BRINGER)
    actions.bring_examined(sha256=sha256, by=BRINGER)
    actions.confirm_statement(sha256=sha256, by=CONFIRMER)
    return sha256
