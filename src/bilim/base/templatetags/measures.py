"""What a number counts, in the form its language asks for behind that very number, and how they are joined.

Kyrgyz counts in the singular; it writes the sign of per cent to the number («30%ы»), and so does English;
Russian parts them by a space that does not break.
"""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from django import template

from bilim.base.templatetags.frame import language
from bilim_engine.values import Missing, Value

register = template.Library()

NO_BREAK = "\N{NO-BREAK SPACE}"
PER_CENT = "%"
# The form behind a fraction.
_FRACTION = 3
# One, two to four, five and more; a fraction takes the second form, or the fourth, where it has one: what is
# counted as an adjective has another genitive of one («5,3 процентного пункта») than of two.
_RUSSIAN = (
    ("балл", "балла", "баллов"),
    ("час", "часа", "часов"),
    ("учащийся", "учащихся", "учащихся", "учащегося"),
    ("ребёнок", "ребёнка", "детей"),
    ("выпускник", "выпускника", "выпускников"),
    ("учитель", "учителя", "учителей"),
    ("человек", "человека", "человек"),
    ("школа", "школы", "школ"),
    ("ставка", "ставки", "ставок"),
    ("команда", "команды", "команд"),
    ("случай", "случая", "случаев"),
    ("мероприятие", "мероприятия", "мероприятий"),
    ("отчёт", "отчёта", "отчётов"),
    ("предмет", "предмета", "предметов"),
    ("аттестат", "аттестата", "аттестатов"),
    ("раз", "раза", "раз"),
    ("процентный пункт", "процентных пункта", "процентных пунктов", "процентного пункта"),
    ("год", "года", "лет"),
    ("метр", "метра", "метров"),
)
_ENGLISH = (
    ("point", "points"),
    ("hour", "hours"),
    ("pupil", "pupils"),
    ("child", "children"),
    ("graduate", "graduates"),
    ("teacher", "teachers"),
    ("person", "persons"),
    ("school", "schools"),
    ("post", "posts"),
    ("team", "teams"),
    ("case", "cases"),
    ("measure", "measures"),
    ("return", "returns"),
    ("subject", "subjects"),
    ("certificate", "certificates"),
    ("time", "times"),
    ("percentage point", "percentage points"),
    ("year", "years"),
    ("metre", "metres"),
)


@register.simple_tag
def unit_after(value: Value | bool | None, measure: str, decimals: int | None = None) -> str:
    """The unit with the space before it, as it stands behind the number; nothing behind what is missing."""
    if not measure or value is None or isinstance(value, (bool, Missing)):
        return ""
    if measure == PER_CENT:
        return f"{NO_BREAK}%" if language() == "ru" else "%"
    return f"{NO_BREAK}{counted(Decimal(value), measure, decimals)}"


@register.simple_tag
def unit_under(value: Value, measure: str, title: str, decimals: int | None = None) -> str:
    """The same behind a number under this title: nothing where the title names it already, and the bare unit
    behind what is missing."""
    if not beside(measure, title):
        return ""
    return unit_after(value, measure, decimals) or f"{NO_BREAK}{measure}"


@register.filter
def beside(measure: str, title: str) -> str:
    """The unit as it stands beside a title; nothing where the title names it already."""
    named = title.casefold().split()
    words = measure.casefold().split()
    is_named = all(any(each.startswith(word) for each in named) for word in words)
    return "" if is_named else measure


def counted(value: Decimal, measure: str, decimals: int | None = None) -> str:
    """The unit in the form that goes with the number as it is shown."""
    exact = decimals is None
    shown = (
        value if exact else value.quantize(Decimal(1).scaleb(-int(decimals or 0)), rounding=ROUND_HALF_EVEN)
    )
    fraction = bool(decimals) or shown != shown.to_integral_value()
    if language() == "ru":
        return _in_form(measure, _RUSSIAN, _FRACTION if fraction else _russian(abs(int(shown))))
    if language() == "en":
        return _in_form(measure, _ENGLISH, 0 if not fraction and abs(shown) == 1 else 1)
    return measure


def _russian(number: int) -> int:
    """Which of the three forms: 1 балл, 2 балла, 5 баллов; 11 to 14 go with 5."""
    if 11 <= number % 100 <= 14:
        return 2
    last = number % 10
    return 0 if last == 1 else 1 if 2 <= last <= 4 else 2


def _in_form(measure: str, words: tuple[tuple[str, ...], ...], form: int) -> str:
    """The unit with its head in this form; «на 1000 учащихся» behind the head stays."""
    for forms in words:
        for head in sorted(forms, key=len, reverse=True):
            if measure == head or measure.startswith(f"{head} "):
                return _form_of(forms, form) + measure[len(head) :]
    return measure


def _form_of(forms: tuple[str, ...], form: int) -> str:
    return forms[1] if form == _FRACTION and len(forms) == _FRACTION else forms[form]
