"""What can be wrong with the shape and value of one key."""

from bilim_engine.definitions.problems.catalogue import kind

UNKNOWN_KEY = kind(
    6,
    ("«{key}» деген ачкыч белгисиз.", "Бул жерде мүмкүн болгондору: {known}.{near}"),
    ("Ключ «{key}» неизвестен.", "Здесь допустимы: {known}.{near}"),
    ("The key “{key}” is not known here.", "Known here: {known}.{near}"),
)
KEY_MISSING = kind(
    7,
    ("{what}: «{key}» ачкычы жок.", "Аны кошуңуз."),
    ("{what}: нет ключа «{key}».", "Добавьте его."),
    ("{what}: the key “{key}” is missing.", "Add it."),
)
WRONG_SHAPE = kind(
    8,
    ("«{text}»: бул жерде {wanted} керек.", "Жазылышын оңдоңуз; текст санга окшосо, тырмакчага алыңыз."),
    ("«{text}»: здесь требуется {wanted}.", "Исправьте запись; текст, похожий на число, возьмите в кавычки."),
    ("“{text}”: {wanted} is needed here.", "Correct it; put text that looks like a number in quotes."),
)
NOT_A_NUMBER = kind(
    9,
    ("«{text}» сан эмес.", "Чекит менен, эң көп дегенде 34 цифра менен жазыңыз, тырмакчасыз: 0.25."),
    ("«{text}» – не число.", "Пишите с точкой, не более 34 цифр, без кавычек: 0.25."),
    ("“{text}” is not a number.", "Write it with a point, at most 34 digits, without quotes: 0.25."),
)
OUT_OF_RANGE = kind(
    10,
    ("{text}: уруксат берилген сандар: {bounds}.", "Санды оңдоңуз."),
    ("{text}: допустимы числа: {bounds}.", "Исправьте число."),
    ("{text}: the allowed numbers are: {bounds}.", "Correct the number."),
)
NOT_A_DATE = kind(
    11,
    ("«{text}» дата эмес.", "Мындай жазыңыз: 2026-11-21."),
    ("«{text}» – не дата.", "Пишите так: 2026-11-21."),
    ("“{text}” is not a date.", "Write it like 2026-11-21."),
)
NOT_A_CODE = kind(
    12,
    (
        "«{text}» код боло албайт.",
        "Латын кичине тамгаларын, цифраларды жана _ белгисин колдонуңуз (бөлүктөрү чекит менен): {example}.",
    ),
    (
        "«{text}» не может быть кодом.",
        "Нужны строчные латинские буквы, цифры и _ (части через точку): {example}.",
    ),
    ("“{text}” cannot be a code.", "Small Latin letters, digits and _ (parts divided by points): {example}."),
)
NOT_A_CHOICE = kind(
    13,
    ("«{text}» бул жерге туура келбейт.", "Мүмкүн болгондору: {known}.{near}"),
    ("«{text}» здесь не допускается.", "Допустимо: {known}.{near}"),
    ("“{text}” is not a choice here.", "Choose from: {known}.{near}"),
)
LANGUAGE_MISSING = kind(
    14,
    ("«{key}» {language} тилинде жок.", "Үч тилде тең жазыңыз: ky, ru, en."),
    ("«{key}»: нет текста на языке {language}.", "Напишите на трёх языках: ky, ru, en."),
    ("“{key}” is not given in {language}.", "Write it in all three languages: ky, ru, en."),
)
UNKNOWN_REFERENCE = kind(
    15,
    ("{what} «{text}» аныкталган эмес.", "Жазылышын текшериңиз же аны аныктаңыз.{near}"),
    ("{what}: «{text}» не определено.", "Проверьте написание или определите.{near}"),
    ("{what} “{text}” is not defined.", "Check the spelling, or define it.{near}"),
)
DEFINED_TWICE = kind(
    16,
    ("{what} «{text}» эки жолу аныкталган; биринчиси: {first}.", "Бирөөнү алып салыңыз же кодун өзгөртүңүз."),
    ("{what}: «{text}» определено дважды; впервые: {first}.", "Удалите одно или смените код."),
    ("{what} “{text}” is defined twice, first at {first}.", "Remove one or change its code."),
)
NOT_DEFINED_IN_OWN = kind(
    18,
    ("«not_defined» башкалар жарыялаган (reported) аныктамаларда гана колдонулат.", "Маанисин жазыңыз."),
    (
        "«not_defined» допустимо только в определениях, опубликованных другими (reported).",
        "Укажите значение.",
    ),
    ("“not_defined” is for what others published (reported) only.", "State the value."),
)
NOT_A_PERIOD = kind(
    38,
    ("«{text}» мезгил эмес.", "Мындай жазыңыз: 2025, 2024/25, 2025-H1, 2025-12 же 2025-12-05."),
    ("«{text}» – не период.", "Пишите так: 2025, 2024/25, 2025-H1, 2025-12 или 2025-12-05."),
    ("“{text}” is not a period.", "Write 2025, 2024/25, 2025-H1, 2025-12 or 2025-12-05."),
)
NOT_A_FIGURE = kind(
    39,
    (
        "«{text}» баштапкы сандын жазылышына туура келбейт.",
        "Мындай жазыңыз: item, item@2022, item[sex=female] же item[sex=female]@2022.",
    ),
    (
        "«{text}» не похоже на исходный показатель.",
        "Пишите так: item, item@2022, item[sex=female] или item[sex=female]@2022.",
    ),
    ("“{text}” does not name a figure.", "Write item, item@2022, item[sex=female] or item[sex=female]@2022."),
)
TOO_LONG = kind(
    44,
    ("Текстте {count} белги бар; көп дегенде {most} белги болушу мүмкүн.", "Кыскартыңыз."),
    ("Знаков в тексте: {count}; допустимо не больше {most}.", "Сократите его."),
    ("Characters in the text: {count}; it may have {most} at most.", "Shorten it."),
)
