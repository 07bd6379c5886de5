"""How the trace is read aloud: methods, options and what is noted of a step, in Kyrgyz and Russian.

In English they are called as in the files, where they are English words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Two = tuple[str, str]
"""Kyrgyz and Russian."""

_OPERATORS: Mapping[str, Two] = {
    "add": ("кошуу", "сумма"),
    "sub": ("кемитүү", "разность"),
    "mul": ("көбөйтүү", "произведение"),
    "div": ("бөлүү", "частное"),
    "neg": ("белгисин өзгөртүү", "смена знака"),
    "lt": ("аз", "меньше"),
    "le": ("көп эмес", "не больше"),
    "gt": ("көп", "больше"),
    "ge": ("аз эмес", "не меньше"),
    "eq": ("барабар", "равно"),
    "ne": ("барабар эмес", "не равно"),
    "and": ("бардыгы аткарылат", "выполнено всё"),
    "or": ("жок дегенде бири аткарылат", "выполнено хотя бы одно"),
    "not": ("тескерисинче", "наоборот"),
    "if": ("шарт боюнча", "по условию"),
    "present": ("сан белгилүүбү", "известно ли число"),
    "total": ("бөлүнүштөрдүн суммасы", "сумма по разбивке"),
    "count": ("шартка туура келгендердин саны", "число выполняющих условие"),
    "min": ("эң кичинеси", "наименьшее"),
    "max": ("эң чоңу", "наибольшее"),
    "abs": ("модулу", "модуль"),
}
_NOT_DEFINED = {"not_defined": ("аныкталган эмес", "не определено")}
LABELS: Mapping[str, Mapping[str, Two]] = {
    "operator": _OPERATORS,
    "rule": {"missing": ("шарт", "условие")},
    "treat": {
        "winsorise": ("четтөөлөрдү чектөө", "винсоризация"),
        "iqr": ("квартилдер аралыгы боюнча", "по межквартильному размаху"),
        "clip": ("чектери боюнча кыркуу", "обрезка по пределам"),
        **_NOT_DEFINED,
    },
    "normalise": {
        "min_max": ("эң төмөнкү жана эң жогорку чектер боюнча", "по нижней и верхней границам"),
        "z_score": ("орточодон четтөөсү боюнча", "по отклонению от среднего"),
        "distance": ("салыштыруу чегине карата үлүшү боюнча", "по отношению к эталону"),
        "rank": ("ээлеген орду боюнча", "по месту"),
        "percentile": ("андан төмөн турган бирдиктердин үлүшү боюнча", "по доле единиц ниже"),
        "bands": ("белгиленген топтор боюнча", "по заданным группам"),
        "categories": ("бирдей чоңдуктагы топтор боюнча", "по группам квантилей"),
        "above_below_mean": ("орточодон жогору же төмөн", "выше или ниже среднего"),
        **_NOT_DEFINED,
    },
    "mean": {
        "arithmetic": ("арифметикалык", "арифметическое"),
        "geometric": ("геометриялык", "геометрическое"),
        "harmonic": ("гармоникалык", "гармоническое"),
        **_NOT_DEFINED,
    },
}
KEYS: Mapping[str, Two] = {
    "breakdown": ("бөлүнүш", "разбивка"),
    "certainty": ("кайдан белгилүү", "откуда известно"),
    "changed": ("өзгөргөндөр", "изменены"),
    "covered": ("салмактын камтылган үлүшү", "доля учтённого веса"),
    "day": ("күнү", "день"),
    "denominator": ("бөлүмү", "знаменатель"),
    "detail": ("түшүндүрмө", "пояснение"),
    "deviation": ("стандарттык четтөө", "стандартное отклонение"),
    "donors": ("саны белгилүү бирдиктер", "единиц с данными"),
    "formula": ("формула", "формула"),
    "group": ("топ", "группа"),
    "high": ("жогорку чеги", "верхняя граница"),
    "illustrative": ("үлгү маалымат", "иллюстративно"),
    "indicator": ("көрсөткүч", "показатель"),
    "is_changed": ("өзгөргөнбү", "изменено ли"),
    "left_out": ("эсепке кирбегени", "не вошло"),
    "limits": ("чектери", "границы"),
    "low": ("төмөнкү чеги", "нижняя граница"),
    "mean": ("орточо", "среднее"),
    "method": ("кантип", "как"),
    "months": ("ай мурун", "месяцев назад"),
    "node": ("түйүн", "узел"),
    "numerator": ("алымы", "числитель"),
    "origin": ("булак", "источник"),
    "over": ("бөлүнүш", "разбивка"),
    "period": ("мезгил", "период"),
    "polarity": ("багытталышы", "направленность"),
    "range": ("баллдын чектери", "пределы балла"),
    "reason": ("себеби", "причина"),
    "recorded_at": ("жазылган убактысы", "записано"),
    "reference": ("салыштыруу чеги", "эталон"),
    "residue": ("тегеректөөнүн калдыгы", "остаток округления"),
    "residue_to": ("калдык кошулган жер", "остаток прибавлен к"),
    "scale": ("көбөйткүч", "множитель"),
    "source": ("булак", "источник"),
    "target": ("эмнеге", "к чему"),
    "units": ("бирдиктердин саны", "число единиц"),
    "years": ("жыл мурун", "лет назад"),
}
_TRUTH: Mapping[str, Two] = {"true": ("ооба", "да"), "false": ("жок", "нет")}
VALUES: Mapping[str, Mapping[str, Two]] = {
    "certainty": {
        "found": ("документтен табылган", "найдено в документе"),
        "inferred": ("контексттен чыгарылган", "выведено из контекста"),
        "not_found": ("табылган эмес", "не найдено"),
        "proposal": ("сунуш", "предложение"),
    },
    "group": {
        "oblast": ("бир облустагылар", "одной области"),
        "kind": ("бир түрдөгүлөр", "одного вида"),
        "all": ("бардыгы", "все"),
    },
    "illustrative": _TRUTH,
    "is_changed": _TRUTH,
    "method": {
        "own": ("өзү боюнча берилген сан", "дано по самой единице"),
        "sum": ("карамагындагылардын суммасы", "сумма по подчинённым"),
    },
    "polarity": {
        "higher_is_better": ("көп болгону жакшы", "больше – лучше"),
        "lower_is_better": ("аз болгону жакшы", "меньше – лучше"),
        **_NOT_DEFINED,
    },
}
# Sentences of the arithmetic, some with a number at their end.
DETAILS: Mapping[str, Two] = {
    "all values are equal": ("бардык маанилер бирдей", "все значения равны"),
    "one unit cannot be ranked": ("бир бирдикке орун берилбейт", "одной единице место не присваивается"),
    "no logarithm of": ("логарифми жок сан:", "нет логарифма числа"),
    "no distance from": ("салыштырууга болбогон сан:", "нельзя сравнить с числом"),
    "no band holds": ("эч бир топко кирбеген сан:", "ни в одну группу не входит число"),
    "the reference is": ("салыштыруу чеги:", "эталон равен"),
    "the mean is": ("орточосу:", "среднее равно"),
    "limit of a band": ("топтун чеги", "граница группы"),
    "points": ("балл", "баллы"),
    "range": ("баллдын чектери", "пределы балла"),
    "goalposts": ("чектер", "границы"),
    "clip": ("чектен чыкканды кыркуу", "обрезка по границам"),
    "reference": ("салыштыруу чеги", "эталон"),
    "threshold": ("босого", "порог"),
    "bands": ("топтор", "группы"),
    "mean, deviation": ("орточо жана четтөө", "среднее и отклонение"),
    "quantiles, points": ("квантилдер жана балл", "квантили и баллы"),
    "low, high": ("төмөнкү жана жогорку чек", "нижний и верхний пределы"),
}
# What is noted as a number, and so has the comma of the language.
NUMBERS = (
    *("covered", "deviation", "donors", "high", "limits", "low", "mean", "months"),
    *("range", "reference", "residue", "scale", "units", "years"),
)
_ENDING = re.compile(r"(.*\D) (−?-?[0-9.]+)\Z")


def label(kind: str, code: str, language: str) -> str:
    """What was done in a step of this kind, behind the words for the kind; the code where it is the name of
    a definition. Of the median of a group, and of the logarithm, the kind says everything."""
    if language == "en":
        return f" {code}"
    if kind in ("impute", "logarithm"):
        return ""
    words = LABELS.get(kind, {}).get(code)
    return f" {code}" if words is None else f": {words[language == 'ru']}"


def key(code: str, language: str) -> str:
    """What is noted."""
    return _of(KEYS.get(code), code, language)


def value(code: str, text: str, language: str) -> str:
    """What is noted under this key; codes of definitions and periods stay as they are."""
    if language == "en":
        return text
    if code == "detail":
        return _detail(text, language)
    if code in NUMBERS:
        return _number(text)
    return _of(VALUES.get(code, {}).get(text), text, language)


def truth(text: str, language: str) -> str:
    """Whether a condition holds."""
    return _of(_TRUTH[text], text, language)


def _detail(text: str, language: str) -> str:
    ending = _ENDING.match(text)
    said, number = ending.groups() if ending else (text, "")
    words = _of(DETAILS.get(said), said, language)
    return f"{words} {_number(number)}".rstrip()


def _number(text: str) -> str:
    """With the comma and the true minus, as numbers are written beside it."""
    return text.replace(".", ",").replace("-", "\N{MINUS SIGN}")


def _of(found: Two | None, code: str, language: str) -> str:
    return code if found is None or language == "en" else found[language == "ru"]
