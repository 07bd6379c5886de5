"""Territories, departments and institutions, with their dated names, codes, parents and successions."""
