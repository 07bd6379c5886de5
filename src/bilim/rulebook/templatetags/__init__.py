"""Words the pages of the rulebook need."""
