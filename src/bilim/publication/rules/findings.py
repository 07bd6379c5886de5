"""Findings: a catalogued sentence with its numbers and titles, written out in three languages."""

from __future__ import annotations

from bilim.base.templatetags.frame import inner_quotes
from bilim.publication.terms import Finding, GateCheck, Text
from bilim_engine.problems import LANGUAGES, Kind, Problem


def found(
    kind: Kind,
    place: str,
    *,
    unit: str = "",
    texts: dict[str, Text] | None = None,
    lists: dict[str, Text] | None = None,
    **params: str,
) -> Finding:
    """The finding of this kind; each text is given to the sentence in the sentence's language. The sentence
    puts a text in quotes, so its own are inner ones; a list of several it puts in none."""
    spread = {}
    for language in LANGUAGES:
        for name, text in (texts or {}).items():
            told = text.get(language) or text.get("ky") or "—"
            spread[f"{name}_{language}"] = inner_quotes(told, language)
        for name, text in (lists or {}).items():
            spread[f"{name}_{language}"] = text[language]
    problem = Problem(kind, params={**params, **spread, "unit": unit})
    sentence = {language: problem.message(language) for language in LANGUAGES}
    return Finding(problem.code, sentence, place, unit, blocking=problem.is_error)


def check(code: str, findings: list[Finding], *, applies: bool = True) -> GateCheck:
    """The check with its title and what it found."""
    return GateCheck(code, TITLES[code], tuple(findings), applies)


# Headings of checks stand above findings as well as above none, so they name the matter and claim nothing.
TITLES: dict[str, Text] = {
    "list_sizes": {
        "ky": "Тизмелердин көлөмү",
        "ru": "Длина списков",
        "en": "Length of lists",
    },
    "totals": {
        "ky": "Топтордун сандары жана жыйынтыгы",
        "ru": "Численность групп и итоги",
        "en": "Counts of groups and totals",
    },
    "parts": {
        "ky": "Бөлүктөр жана бүтүн",
        "ru": "Части и целое",
        "en": "Parts and wholes",
    },
    "percentages": {
        "ky": "Пайыздар жана алардын негизи",
        "ru": "Проценты и их база",
        "en": "Percentages and their base",
    },
    "bands": {
        "ky": "Топтордун чектери",
        "ru": "Границы групп",
        "en": "Limits of bands",
    },
    "definitions": {
        "ky": "Көрсөткүчтөрдүн аныктамасы жана негизи",
        "ru": "Определения и базы показателей",
        "en": "Definitions and bases of indicators",
    },
    "copied_definitions": {
        "ky": "Окшош аныктамалар",
        "ru": "Совпадающие определения",
        "en": "Definitions alike",
    },
    "directions": {
        "ky": "Багыттардын көрсөткүчтөрү",
        "ru": "Показатели по направлениям",
        "en": "Indicators of each direction",
    },
    "levels": {
        "ky": "Бирдиктердин деңгээли",
        "ru": "Уровень единиц",
        "en": "Level of units",
    },
    "ambiguous_names": {
        "ky": "Аталыштардын маанисинин тактыгы",
        "ru": "Однозначность названий",
        "en": "Ambiguity of names",
    },
    "spelling": {
        "ky": "Аталыштардын жазылышы",
        "ru": "Написание названий",
        "en": "Spelling of names",
    },
    "periods": {
        "ky": "Көрсөткүчтөрдүн мезгилдери",
        "ru": "Периоды показателей",
        "en": "Periods of indicators",
    },
    "recomputable": {
        "ky": "Жыйынтыкты кайра эсептөө мүмкүнчүлүгү",
        "ru": "Возможность пересчитать результат",
        "en": "Means to recompute the result",
    },
    "scores_follow": {
        "ky": "Баллдарды басылманын өз маалыматынан кайра эсептөө",
        "ru": "Пересчёт баллов по данным самого выпуска",
        "en": "Scores recomputed from the edition alone",
    },
    "suppressed": {
        "ky": "Эсептөөдөгү жашырылган маанилер",
        "ru": "Скрытые значения в расчёте",
        "en": "Suppressed values in the computation",
    },
    "small_numbers": {
        "ky": "Адамдардын аз сандарын коргоо",
        "ru": "Защита малых чисел людей",
        "en": "Protection of small numbers of persons",
    },
    "enough_ranked": {
        "ky": "Орун алган бирдиктердин үлүшү",
        "ru": "Доля единиц, получивших место",
        "en": "Share of units with a place",
    },
    "ranks": {
        "ky": "Орундар жана баллдар",
        "ru": "Места и баллы",
        "en": "Ranks and scores",
    },
    "contributions": {
        "ky": "Салымдардын суммасы",
        "ru": "Сумма вкладов",
        "en": "Sum of contributions",
    },
    "score_bands": {
        "ky": "Баллдардын топторго бөлүнүшү",
        "ru": "Распределение баллов по группам",
        "en": "Bands of scores",
    },
    "marks": {
        "ky": "Үлгү маалыматтын белгилери жана фактылардын булактары",
        "ru": "Пометки иллюстративных данных и источники фактов",
        "en": "Marks of illustrative data and origins of facts",
    },
    "effects": {
        "ky": "Өзгөчө эрежелердин таасири",
        "ru": "Действие особых правил",
        "en": "Effects of exceptions",
    },
    "intervals": {
        "ky": "Орундардын аралыктарынын талдоого туура келиши",
        "ru": "Соответствие интервалов мест анализу",
        "en": "Intervals of places against the analysis",
    },
    "titles": {
        "ky": "Аталыштардын үч тилдеги тексти",
        "ru": "Названия на трёх языках",
        "en": "Titles in three languages",
    },
}
