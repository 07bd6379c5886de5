"""Who works with the system in tests."""

from __future__ import annotations

from datetime import date

# The password of every account that tests make.
PASSWORD = "a password only tests know"
LONG_AGO = date(2020, 1, 1)
_NOOKAT = "kg/osh-oblast/nookat"
# User name: role, part of the tree.
CAST = {
    "analyst": ("analyst", ""),
    "methodologist": ("methodologist", ""),
    "publisher": ("publisher", ""),
    "head-nookat": ("department_head", _NOOKAT),
    "officer-nookat": ("department_officer", _NOOKAT),
    "school-head": ("school_head", f"{_NOOKAT}/nookat-school-001"),
    "clerk": ("school_clerk", f"{_NOOKAT}/nookat-school-001"),
    "auditor": ("auditor", ""),
    "admin": ("administrator", ""),
}
