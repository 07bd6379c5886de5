"""Loading the register and lists of institutions."""

from bilim.registry.actions.institutions import LoadedInstitutions, load_institutions
from bilim.registry.actions.register import LoadedRegister, load_register

__all__ = ["LoadedInstitutions", "LoadedRegister", "load_institutions", "load_register"]
