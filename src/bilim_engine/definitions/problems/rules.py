"""What can be wrong with the parts of one definition together, its worked cases, and who answers for it."""

from bilim_engine.definitions.problems.catalogue import kind

SAME_PERSON = kind(
    17,
    ("Автор менен текшерүүчү бир эле: «{text}».", "Аныктаманы башка адам текшериши керек."),
    ("Автор и проверяющий совпадают: «{text}».", "Определение должен проверить другой человек."),
    ("Author and checker are the same: “{text}”.", "Somebody else must check a definition."),
)
WEIGHTS_SUM = kind(
    23,
    (
        "«{text}» боюнча салмактардын суммасы 100 эмес, {total}.",
        "Салмактар үлүшкө айландырылат; суммасы 100 болсо, окууга жеңил.",
    ),
    ("Сумма весов в «{text}» – {total}, а не 100.", "Веса приводятся к долям; при 100 их легче читать."),
    (
        "The weights in “{text}” add up to {total}, not to 100.",
        "Weights are made shares; with 100 they are easier to read.",
    ),
    "warning",
)
FORMULA_FORM = kind(
    24,
    ("{what}: formula же numerator менен denominator керек.", "Экөөнүн бирин толук жазыңыз."),
    ("{what}: нужна либо formula, либо numerator и denominator.", "Запишите что-то одно полностью."),
    ("{what}: give either formula, or numerator and denominator.", "Write one of the two, whole."),
)
CIRCLE = kind(
    25,
    ("Көрсөткүчтөр өзүнө өзү таянат: {path}.", "Айлампаны бир жеринен үзүңүз."),
    ("Показатели опираются сами на себя: {path}.", "Разорвите круг в одном месте."),
    ("Indicators rest on themselves: {path}.", "Break the circle at one place."),
)
CASE_FAILED = kind(
    26,
    ("«{name_ky}» мисалы: {expected} күтүлгөн, {found} чыкты.", "Формуланы же мисалды оңдоңуз."),
    ("Пример «{name_ru}»: ожидалось {expected}, получилось: {found}.", "Исправьте формулу или пример."),
    ("Case “{name_en}”: expected {expected}, found {found}.", "Correct the formula or the case."),
)
NO_CASE = kind(
    27,
    ("«{text}» көрсөткүчүнүн бир да эсептелген мисалы жок.", "cases бөлүмүнө жок дегенде бир мисал жазыңыз."),
    (
        "У показателя «{text}» нет ни одного разобранного примера.",
        "Запишите в cases хотя бы один такой пример.",
    ),
    ("The indicator “{text}” has no worked case.", "Write at least one under cases."),
    "warning",
)
DATES_REVERSED = kind(
    28,
    ("{until} датасы {since} датасынан кийин болушу керек.", "Даталарды оңдоңуз."),
    ("Дата {until} должна быть позже {since}.", "Исправьте даты."),
    ("{until} must come after {since}.", "Correct the dates."),
)
DATES_OVERLAP = kind(
    29,
    (
        "«{text}» параметринин мөөнөттөрү {since} күнү кабатталат.",
        "Ар бир күнгө бир гана маани калтырыңыз (until).",
    ),
    (
        "Сроки значений параметра «{text}» пересекаются {since}.",
        "Оставьте на каждый день одно значение (until).",
    ),
    ("Two values of the parameter “{text}” hold on {since}.", "Leave one value for each day (until)."),
)
PARAMETER_FORM = kind(
    30,
    (
        "Параметрдин мааниси value, not_defined же by_unit менен берилет: бири гана керек.",
        "Бирин калтырыңыз.",
    ),
    ("Значение параметра задаётся одним из: value, not_defined, by_unit.", "Оставьте одно."),
    ("A value of a parameter is given by one of value, not_defined, by_unit.", "Leave exactly one."),
)
TARGET_FORM = kind(
    36,
    (
        "«{text}» өзгөчө эрежеси item же indicator дегендин бирине гана тиешелүү болушу керек.",
        "Бирин калтырыңыз.",
    ),
    ("Особое правило «{text}» должно относиться либо к item, либо к indicator.", "Оставьте одно."),
    ("The adjustment “{text}” must name either an item or an indicator.", "Leave exactly one."),
)
