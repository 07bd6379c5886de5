"""Which definitions are in force.

Owns: every version of every definition with its hash, and which set of them stands.
Takes in: the folder `definitions/`, read and checked by the engine.
Gives out: the definitions in force; those of an earlier set by its hash.
Called by: facts (what may be recorded), indicators, ratings, publication.
Never does: change a version that was adopted, or write definitions.
"""
