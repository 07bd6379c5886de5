"""From the values of an indicator to comparable scores: treatment of outliers, logarithm, normalisation.

Pure and exact; `docs/arithmetic.md`, section 4, is the specification. The same steps on arrays are in
`bilim_engine.arrays`.
"""

from bilim_engine.normalisation.methods import Normalised, normalise
from bilim_engine.normalisation.treatment import Treated, treat

__all__ = ["Normalised", "Treated", "normalise", "treat"]
