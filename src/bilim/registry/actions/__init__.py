"""Loading the register and lists of institutions; recording what happens to institutions."""

from bilim.registry.actions.events import (
    CHANGEABLE,
    change_institution,
    close_institution,
    move_institution,
    open_institution,
    rename_institution,
)
from bilim.registry.actions.institutions import LoadedInstitutions, load_institutions
from bilim.registry.actions.lists import commit_list, keep_list, plan_list
from bilim.registry.actions.register import LoadedRegister, load_register
from bilim.registry.actions.successions import merge_institutions, preview_merging, split_institution
from bilim.registry.actions.withdrawing import withdraw_event

__all__ = [
    "CHANGEABLE",
    "LoadedInstitutions",
    "LoadedRegister",
    "change_institution",
    "close_institution",
    "commit_list",
    "keep_list",
    "load_institutions",
    "load_register",
    "merge_institutions",
    "move_institution",
    "open_institution",
    "plan_list",
    "preview_merging",
    "rename_institution",
    "split_institution",
    "withdraw_event",
]
