"""The kinds of step a rating adds to the trace of an indicator."""

TREAT = "treat"
LOGARITHM = "logarithm"
NORMALISE = "normalise"
IMPUTE = "impute"
MEAN = "mean"
SCREEN = "screen"
