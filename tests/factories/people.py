"""Who works with the system in tests."""

from __future__ import annotations

from datetime import date

# The password of every account that tests make.
PASSWORD = "a password only tests know"
LONG_AGO = date(2020, 1, 1)
# User name: role, part of the tree.
CAST = {
    "analyst": ("analyst", ""),
    "methodologist": ("methodologist", ""),
    "publisher": ("publisher", ""),
    "head-nookat": ("department_head", "kg/osh-oblast/nookat"),
    "auditor": ("auditor", ""),
}
