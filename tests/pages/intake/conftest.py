"""A campaign over three schools."""

from factories.returns import campaign, schools, send

__all__ = ["campaign", "schools", "send"]
