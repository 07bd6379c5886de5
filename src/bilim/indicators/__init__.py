"""Values of indicators, with the trace of each.

Owns: the inputs a computation was made from (definitions, facts, units, period), kept whole under their hash,
and the values and traces that follow from them, kept beside.
Takes in: definitions in force, facts as known on an instant, the register as of a day.
Gives out: inputs and values by hash.
Called by: ratings; programmes and finance when they come.
Never does: score, rank or publish.
"""
