"""Asking the register: the tree on a day, units, names, ground and institutions."""

from bilim.registry.queries.ground import (
    list_cut_days,
    list_ended,
    list_grounds,
    list_heirs,
    list_links,
    list_moves,
    on_boundaries_of,
)
from bilim.registry.queries.histories import (
    find_dossier,
    find_event,
    list_events,
    list_successors,
    undo_until,
)
from bilim.registry.queries.institutions import (
    count_institutions,
    find_institution,
    find_life,
    get_departments,
    get_institutions,
    list_institutions,
    list_paths,
    path_of,
)
from bilim.registry.queries.places import TreePlace, find_place, list_places, search_places
from bilim.registry.queries.searching import search_institutions
from bilim.registry.queries.stored import find_sha256
from bilim.registry.queries.units import (
    find_unit,
    first_day,
    get_gazetteer,
    get_tiles,
    get_tree,
    list_last_names,
    list_sources,
    list_units,
    match_name,
)
from bilim.registry.rules.matching import Gazetteer

__all__ = [
    "Gazetteer",
    "TreePlace",
    "count_institutions",
    "find_dossier",
    "find_event",
    "find_institution",
    "find_life",
    "find_place",
    "find_sha256",
    "find_unit",
    "first_day",
    "get_departments",
    "get_gazetteer",
    "get_institutions",
    "get_tiles",
    "get_tree",
    "list_cut_days",
    "list_ended",
    "list_events",
    "list_grounds",
    "list_heirs",
    "list_institutions",
    "list_last_names",
    "list_links",
    "list_moves",
    "list_paths",
    "list_places",
    "list_sources",
    "list_successors",
    "list_units",
    "match_name",
    "on_boundaries_of",
    "path_of",
    "search_institutions",
    "search_places",
    "undo_until",
]
