"""The arithmetic of Bilim: formulas, indicators and ratings, without Django, clock, disk or network."""
