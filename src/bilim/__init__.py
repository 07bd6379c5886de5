"""Bilim: the system. Modules, their layers and their rooms are held by `.importlinter`."""
