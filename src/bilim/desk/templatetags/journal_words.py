"""What happened, in the reader's language: every event that an action records has its words here."""

from __future__ import annotations

from django import template
from django.utils.translation import pgettext_lazy

register = template.Library()

EVENTS = {
    "access.account_blocked": pgettext_lazy("event", "An account was blocked"),
    "access.account_created": pgettext_lazy("event", "An account was made"),
    "access.account_unblocked": pgettext_lazy("event", "An account was unblocked"),
    "access.codes_locked": pgettext_lazy("event", "Codes were locked after wrong ones"),
    "access.factor_confirmed": pgettext_lazy("event", "A second factor was set up"),
    "access.factor_removed": pgettext_lazy("event", "A second factor was taken away"),
    "access.link_made": pgettext_lazy("event", "A link for setting a password was made"),
    "access.link_used": pgettext_lazy("event", "A password was set by a link"),
    "access.locked_out": pgettext_lazy("event", "Signing in was locked after wrong passwords"),
    "access.password_set": pgettext_lazy("event", "A password was set"),
    "access.refused": pgettext_lazy("event", "A page was refused for want of a permission"),
    "access.recovery_code_used": pgettext_lazy("event", "A recovery code was used"),
    "access.refusals_left_out": pgettext_lazy("event", "Further refusals of the same page were counted"),
    "access.role_ended": pgettext_lazy("event", "A role was ended"),
    "access.role_granted": pgettext_lazy("event", "A role was given"),
    "access.sessions_ended": pgettext_lazy("event", "All sessions of an account were ended"),
    "access.signed_in": pgettext_lazy("event", "Signed in"),
    "access.signed_out": pgettext_lazy("event", "Signed out"),
    "cases.granted": pgettext_lazy("event", "A case was granted"),
    "cases.lapsed": pgettext_lazy("event", "The term of a case passed without a decision"),
    "cases.opened": pgettext_lazy("event", "A case was opened"),
    "cases.refused": pgettext_lazy("event", "A case was refused"),
    "cases.withdrawn": pgettext_lazy("event", "A case was taken back"),
    "facts.import_committed": pgettext_lazy("event", "Figures were recorded"),
    "facts.import_planned": pgettext_lazy("event", "An import was planned"),
    "facts.tallied": pgettext_lazy("event", "Rows about persons were counted into figures"),
    "indicators.snapshot_written": pgettext_lazy("event", "A snapshot of the facts was written"),
    "intake.answers_saved": pgettext_lazy("event", "Answers of a return were saved"),
    "intake.campaign_closed": pgettext_lazy("event", "A campaign was closed"),
    "intake.campaign_opened": pgettext_lazy("event", "A campaign was opened"),
    "intake.return_accepted": pgettext_lazy("event", "A return was accepted"),
    "intake.return_checked": pgettext_lazy("event", "A return was checked"),
    "intake.return_sent_back": pgettext_lazy("event", "A return was sent back"),
    "intake.return_submitted": pgettext_lazy("event", "A return was sent"),
    "publication.draft_discarded": pgettext_lazy("event", "A draft was discarded"),
    "publication.edition_checked": pgettext_lazy("event", "An edition was checked"),
    "publication.edition_corrected": pgettext_lazy("event", "An edition was corrected"),
    "publication.edition_drafted": pgettext_lazy("event", "An edition was drafted"),
    "publication.edition_published": pgettext_lazy("event", "An edition was published"),
    "publication.edition_signed": pgettext_lazy("event", "An edition was signed"),
    "publication.edition_withdrawn": pgettext_lazy("event", "A signed edition was withdrawn"),
    "publication.edition_rehearsed": pgettext_lazy("event", "A dress rehearsal was held"),
    "publication.rehearsal_asked": pgettext_lazy("event", "A dress rehearsal was asked for"),
    "publication.rehearsal_broken_off": pgettext_lazy("event", "A dress rehearsal was broken off"),
    "publication.embargo_added": pgettext_lazy("event", "A person was put on an embargo list"),
    "publication.embargo_ended": pgettext_lazy("event", "A person was taken off an embargo list"),
    "publication.embargo_opened": pgettext_lazy("event", "A person on an embargo list opened the edition"),
    "publication.release_came_due": pgettext_lazy("event", "The announced instant of a release came"),
    "publication.release_planned": pgettext_lazy("event", "A release was announced or moved"),
    "publication.figures_declared": pgettext_lazy("event", "A department declared its records right"),
    "publication.statement_brought": pgettext_lazy("event", "A rating of others was brought in"),
    "publication.statement_confirmed": pgettext_lazy("event", "A rating of others was confirmed"),
    "publication.statement_turned_down": pgettext_lazy("event", "A rating of others was turned down"),
    "publication.statement_written": pgettext_lazy("event", "A head wrote a statement"),
    "publication.window_ended": pgettext_lazy("event", "A correction window ended"),
    "publication.window_set": pgettext_lazy("event", "A correction window was set"),
    "publication.window_waived": pgettext_lazy("event", "A drafter went on before the window had ended"),
    "ratings.run_made": pgettext_lazy("event", "A rating was run"),
    "registry.event_withdrawn": pgettext_lazy("event", "An event of the register was taken back"),
    "registry.institution_changed": pgettext_lazy("event", "Details of an institution were changed"),
    "registry.institution_closed": pgettext_lazy("event", "An institution was closed"),
    "registry.institution_merged": pgettext_lazy("event", "Institutions were merged"),
    "registry.institution_moved": pgettext_lazy("event", "An institution was moved to another department"),
    "registry.institution_opened": pgettext_lazy("event", "An institution was opened"),
    "registry.institution_renamed": pgettext_lazy("event", "An institution was renamed"),
    "registry.institution_split": pgettext_lazy("event", "An institution was split"),
    "registry.institutions_loaded": pgettext_lazy("event", "Schools and kindergartens were loaded"),
    "registry.list_committed": pgettext_lazy("event", "A list of institutions was recorded"),
    "registry.register_loaded": pgettext_lazy("event", "The register was loaded"),
    "rulebook.adopted": pgettext_lazy("event", "Definitions were adopted"),
    "rulebook.approved": pgettext_lazy("event", "A definition was approved"),
    "rulebook.criteria_frozen": pgettext_lazy("event", "The criteria of a methodology were frozen"),
}

# Of these nothing was done: somebody was turned away.
TURNED_AWAY = frozenset(
    {"access.refused", "access.refusals_left_out", "access.locked_out", "access.codes_locked"}
)

# Whose events they are, in the order in which figures travel.
MODULES = {
    "access": pgettext_lazy("journal", "Accounts and signing in"),
    "registry": pgettext_lazy("journal", "Register"),
    "rulebook": pgettext_lazy("journal", "Definitions"),
    "facts": pgettext_lazy("journal", "Figures"),
    "cases": pgettext_lazy("journal", "Cases: requests and appeals"),
    "indicators": pgettext_lazy("journal", "Values of indicators"),
    "ratings": pgettext_lazy("journal", "Ratings"),
    "publication": pgettext_lazy("journal", "Publication"),
}


@register.filter
def event_words(event: str) -> str:
    """The event in words; its code where it is of an older version."""
    return str(EVENTS.get(event, event))
