"""The arithmetic of ratings on float64 arrays, for simulation and for hundreds of thousands of units.

NaN is missing; there is no trace and there are no reasons. Nothing that is published comes from here. A
property test holds this path and the exact one together.
"""

from bilim_engine.arrays.rating import Figures, MatrixRating, rate_matrix
from bilim_engine.arrays.tree import Branch, Twig, Walk, compile_tree, evaluate

__all__ = [
    "Branch",
    "Figures",
    "MatrixRating",
    "Twig",
    "Walk",
    "compile_tree",
    "evaluate",
    "rate_matrix",
]
