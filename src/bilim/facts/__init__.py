"""The ledger of facts.

Owns: what was true when, and what we knew when: unit × item × period × breakdown → value or reason, and
the origin of each.
Takes in: tidy CSV and XLSX files.
Gives out: fact tables as known on an instant; the history of each cell.
Called by: indicators, ratings, publication, the demonstration, the command line.
Never does: compute anything from facts, or change a recorded one (corrections supersede).
"""
