"""How returns come in, in the demonstration: a campaign that is under way, on the day of the build.

The schools are invented, and so is what they answer: the figures are marked wherever they are seen. They are
of the school year after the last edition, so no bundle changes by them.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from bilim.access.queries import get_actor
from bilim.base.actor import SYSTEM
from bilim.config.progress import Advance

FORM, PERIOD = "school_year", "2025/26"
DEPARTMENT = "nookat"
# Of ten schools in a row six are accepted; then one each is sent, sent back, checked and not begun.
OF_TEN, ACCEPTED = 10, 6
REMARK = "Үлгү эскертүү: кош класстар бирден саналганын текшериңиз."
PLAN, EVENTS = 7, 4


def begin(advance: Advance) -> None:
    """The annual return is open to every school; those of one department are in every state there is."""
    from bilim.intake import actions, queries  # noqa: PLC0415 - models load after the set-up
    from bilim.intake.terms import Deadlines  # noqa: PLC0415

    today = timezone.localdate()
    days = Deadlines(*(today + timedelta(days=each) for each in (21, 35, 49)))
    analyst, officer = get_actor("analyst"), get_actor("officer-nookat")
    campaign = actions.open_campaign(form=FORM, period=PERIOD, deadlines=days, by=analyst)
    advance(0.3)
    returns = queries.list_returns(campaign.code, DEPARTMENT, seen_by=SYSTEM)
    for number, each in enumerate(returns):
        stage = (number + OF_TEN - 1) % OF_TEN
        if stage == OF_TEN - 1:
            continue  # the first school and every tenth after it are left to whoever tries it
        typed = answers(number)
        saved = actions.save_answers(code=each.code, typed=typed, explanations={}, revision=0, by=SYSTEM)
        actions.submit_return(code=each.code, revision=saved.revision, by=SYSTEM)
        if stage < ACCEPTED:
            actions.check_return(code=each.code, number=1, by=officer)
        elif stage == ACCEPTED + 1:
            actions.send_back(code=each.code, number=1, remarks={"classes": REMARK}, by=officer)
        advance(0.3 + 0.6 * number / len(returns))
    checked = {
        each.code: 1 for number, each in enumerate(returns) if (number + OF_TEN - 1) % OF_TEN < ACCEPTED
    }
    actions.accept_department(campaign=campaign.code, department=DEPARTMENT, seen=checked, by=analyst)
    for number, each in enumerate(returns):
        if (number + OF_TEN - 1) % OF_TEN == ACCEPTED + 2:
            actions.check_return(code=each.code, number=1, by=officer)


def answers(number: int) -> dict[str, str]:
    """What the invented school with this number says; the same at every build."""
    classes = 11 + number % 14
    girls, boys = classes * (11 + number % 4), classes * (11 + (number + 2) % 5)
    leavers = 6 + number % 9
    has_plan = number % PLAN > 0
    return {
        "pupils[sex=female]": str(girls),
        "pupils[sex=male]": str(boys),
        "classes": str(classes),
        "graduates_11[sex=female]": str(leavers),
        "graduates_11[sex=male]": str(leavers - number % 5),
        "parents_plan": "1" if has_plan else "0",
        "parents_events": str(2 + number % EVENTS) if has_plan else "0",
        "additional_children[sex=female]": str(girls // 6),
        "additional_children[sex=male]": str(boys // 5),
        "league_teams": str(number % 5),
    }
