"""The data of the demonstration: published figures with their sources, illustrative ones marked as such."""
