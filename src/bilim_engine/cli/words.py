"""The words of the command line in three languages."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]


def _three(ky: str, ru: str, en: str) -> Words:
    return {"ky": ky, "ru": ru, "en": en}


RANK = _three("Орун", "Место", "Rank")
INTERVAL = _three("Аралык", "Интервал", "Interval")
UNIT = _three("Бирдик", "Единица", "Unit")
SCORE = _three("Балл", "Балл", "Score")
BAND = _three("Топ", "Группа", "Band")
BEFORE = _three("Өзгөчө эрежесиз орун", "Место без особых правил", "Rank without adjustments")
NODE = _three("Түйүн", "Узел", "Node")
WEIGHT = _three("Салмак", "Вес", "Weight")
SHARE = _three("Үлүш", "Доля", "Share")
CONTRIBUTION = _three("Салым", "Вклад", "Contribution")
IMPUTED = _three("орду толтурулган", "восполнено", "imputed")
BASIS = _three("Негиз", "Основание", "Basis")
HOW = _three("Кантип эсептелди", "Как посчитано", "How it was computed")
OF_UNITS = _three(
    "Орундун аралыгы: салмактардын {draws} сынама эсептөөсү, ±{spread}%, ишеним деңгээли {level}%.",
    "Интервал места: {draws} испытаний весов, ±{spread} %, уровень доверия {level} %.",
    "Interval of the rank: {draws} draws of the weights, ±{spread} %, level {level} %.",
)
ILLUSTRATIVE = _three(
    "Үлгү маалымат: бул сандар чыныгы эмес.",
    "Иллюстративные данные: эти числа не настоящие.",
    "Illustrative data: these figures are not real.",
)
CHECKED = _three(
    "Аныктамалар: {count}. Каталар: {errors}. Эскертүүлөр: {warnings}.",
    "Определений: {count}. Ошибок: {errors}. Предупреждений: {warnings}.",
    "Definitions: {count}. Errors: {errors}. Warnings: {warnings}.",
)
REFUSED = _three(
    "Эч нерсе эсептелген жок. Каталар: {errors}.",
    "Ничего не посчитано. Ошибок: {errors}.",
    "Nothing was computed. Errors: {errors}.",
)

STEPS: Mapping[str, Words] = {
    "item": _three("баштапкы сан", "исходный показатель", "figure"),
    "indicator": _three("көрсөткүч", "показатель", "indicator"),
    "param": _three("параметр", "параметр", "parameter"),
    "number": _three("сан", "число", "number"),
    "operator": _three("амал", "действие", "operator"),
    "ago": _three("мурунку мезгил", "прежний период", "earlier period"),
    "subtree": _three("карамагындагылардын суммасы", "сумма по подчинённым", "sum over the units below"),
    "adjustment": _three("жарыяланган өзгөчө эреже", "объявленное особое правило", "declared adjustment"),
    "rule": _three("маалымат жок болгондогу эреже", "правило при отсутствии данных", "rule for missing"),
    "treat": _three("кескин четтөөлөр", "выбросы", "outliers"),
    "logarithm": _three("логарифм", "логарифм", "logarithm"),
    "normalise": _three("бир шкалага келтирүү", "нормализация", "normalisation"),
    "impute": _three("топтун медианасы", "медиана группы", "median of the group"),
    "mean": _three("орточо", "среднее", "mean"),
    "screen": _three("маалыматтын жетиштүүлүгү", "достаточность данных", "sufficiency of data"),
}

# Where the definitions at hand give a reason no title of their own.
REASONS: Mapping[str, Words] = {
    "not_collected": _three("маалымат жыйналган эмес", "данные не собраны", "not collected"),
    "not_published": _three("жарыяланган эмес", "не опубликовано", "not published"),
    "not_applicable": _three("колдонулбайт", "не применимо", "not applicable"),
    "not_defined": _three("аныкталган эмес", "не определено", "not defined"),
    "suppressed": _three(
        "саны аз болгондуктан жашырылды", "скрыто из-за малого числа", "suppressed, small number"
    ),
    "under_appeal": _three("апелляция каралууда", "рассматривается апелляция", "under appeal"),
    "division_by_zero": _three("негизи нөлгө барабар", "база равна нулю", "the base is zero"),
    "out_of_domain": _three("эсептөөнүн чегинен тышкары", "вне области вычисления", "outside the domain"),
    "low_coverage": _three("маалымат жетишсиз", "недостаточно данных", "too few data"),
    "screened_out": _three(
        "маалымат аз, орун берилген жок", "мало данных, место не присвоено", "too few data to rank"
    ),
    "excluded": _three(
        "өзгөчө эреже боюнча эсептен чыгарылды", "исключено по особому правилу", "excluded by exception"
    ),
}
