"""The ground of the house: who acts, how a page is asked for, the frame of every page."""
