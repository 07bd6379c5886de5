"""Runs of ratings.

Owns: which methodology was applied to which inputs, when and by whom, and that it can be repeated exactly.
Takes in: a methodology of the rulebook; inputs and values of indicators.
Gives out: the content of a run: definitions, facts, units, the rating with its traces.
Called by: publication.
Never does: publish, or run what others reported.
"""
