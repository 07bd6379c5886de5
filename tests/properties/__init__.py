"""Laws that must hold for whatever methodology and figures come along."""
