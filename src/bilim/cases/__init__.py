"""Whatever somebody asks for, somebody else decides, and has a clock.

Owns: who asked what about whom, with which evidence, until when it must be decided, and who decided it how.
Takes in: the codes of what is contested; terms in working days, as dated parameters.
Gives out: the state of each case as the clock says.
Called by: publication, which registers what follows from a decision.
Never does: know what a case is about; change a figure; decide by itself.
"""
