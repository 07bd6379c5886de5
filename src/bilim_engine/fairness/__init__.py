"""What a department may ask of a rating: what if, what would it take, who is like us, what moved our score.

Everything here starts from ratings and the values they were made of; nothing is saved, nothing is drawn.
"""

from bilim_engine.fairness.bounds import Bounds, bounds_of
from bilim_engine.fairness.what_if import Basis, Trial, passed, what_if

__all__ = ["Basis", "Bounds", "Trial", "bounds_of", "passed", "what_if"]
