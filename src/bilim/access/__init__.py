"""Accounts, roles and grants: who may do what, over which part of the tree, from when until when."""
