"""Tags of the frame and of figures, shared by every page."""
