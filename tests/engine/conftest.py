"""A small rating, worked by hand in the tests."""

import pytest

from bilim_engine.definitions import load
from bilim_engine.facts import FactTable, read_facts_csv
from factories.small_rating import FACTS, HEAD, INDICATOR, ITEM, METHOD, rated


@pytest.fixture(scope="module")
def definitions():
    items = "items:\n" + "".join(ITEM.format(name=name) for name in ("aa", "bb", "cc"))
    polarities = {"aa": "higher_is_better", "bb": "higher_is_better", "cc": "lower_is_better"}
    indicators = "indicators:" + "".join(
        INDICATOR.format(name=name, polarity=polarity) for name, polarity in polarities.items()
    )
    found, problems = load({"small.yaml": HEAD + items + indicators + METHOD})
    assert [problem.render("en") for problem in problems if problem.is_error] == []
    return found


@pytest.fixture(scope="module")
def methodology(definitions):
    return definitions.methodologies["small"]


@pytest.fixture(scope="module")
def facts():
    found, problems = read_facts_csv(FACTS)
    assert problems == []
    return FactTable(found)


@pytest.fixture(scope="module")
def rating(definitions, methodology, facts):
    return rated(methodology, definitions, facts)
