"""What is answered in a return, held against what its definition says: the one rule set of the server."""

from bilim_engine.checks.answers import LONGEST_TEXT, Answers, cells_of, key_of, read_answers, words_of
from bilim_engine.checks.cases import run_cases
from bilim_engine.checks.feeding import facts_of
from bilim_engine.checks.running import Found, check_answers

__all__ = [
    "LONGEST_TEXT",
    "Answers",
    "Found",
    "cells_of",
    "check_answers",
    "facts_of",
    "key_of",
    "read_answers",
    "run_cases",
    "words_of",
]
