"""What can be wrong with a definition."""

from bilim_engine.problems import Kind, Severity, catalogued


def _kind(
    number: int,
    ky: tuple[str, str],
    ru: tuple[str, str],
    en: tuple[str, str],
    severity: Severity = "error",
) -> Kind:
    return catalogued(
        f"definitions.P{number:03d}",
        ky=ky[0],
        ru=ru[0],
        en=en[0],
        hint_ky=ky[1],
        hint_ru=ru[1],
        hint_en=en[1],
        severity=severity,
    )


NOT_UTF8 = _kind(
    1,
    ("Файл UTF-8 коддоосунда эмес.", "Аны UTF-8 коддоосунда сактаңыз."),
    ("Файл не в кодировке UTF-8.", "Сохраните его в UTF-8."),
    ("The file is not UTF-8 text.", "Save it as UTF-8."),
)
NOT_YAML = _kind(
    2,
    ("Файл YAML катары окулбайт: {detail}.", "Чегинүүлөрдү, тырмакчаларды жана кош чекиттерди текшериңиз."),
    ("Файл не читается как YAML: {detail}.", "Проверьте отступы, кавычки и двоеточия."),
    ("The file cannot be read as YAML: {detail}.", "Check indentation, quotes and colons."),
)
TOO_LARGE = _kind(
    3,
    ("Файл өтө чоң же өтө татаал түзүлгөн: {detail}.", "Аны бир нече файлга бөлүңүз."),
    ("Файл слишком велик или слишком глубоко вложен: {detail}.", "Разделите его на несколько файлов."),
    ("The file is too large or nested too deeply: {detail}.", "Divide it into several files."),
)
REFERENCE_IN_YAML = _kind(
    4,
    ("«{text}»: YAML шилтемелери жана тегдери колдонулбайт.", "Ар бир маанини өз ордунда толук жазыңыз."),
    ("«{text}»: ссылки и теги YAML не допускаются.", "Запишите каждое значение полностью на своём месте."),
    ("“{text}”: YAML anchors, aliases and tags are not allowed.", "Write each value out where it belongs."),
)
DUPLICATE_KEY = _kind(
    5,
    ("«{key}» ачкычы эки жолу берилген; биринчиси {first}-сапта.", "Бирин алып салыңыз."),
    ("Ключ «{key}» дан дважды; первый – в строке {first}.", "Удалите один из них."),
    ("The key “{key}” is given twice, first in line {first}.", "Remove one of them."),
)
UNKNOWN_KEY = _kind(
    6,
    ("«{key}» деген ачкыч белгисиз.", "Бул жерде мүмкүн болгондору: {known}.{near}"),
    ("Ключ «{key}» неизвестен.", "Здесь допустимы: {known}.{near}"),
    ("The key “{key}” is not known here.", "Known here: {known}.{near}"),
)
KEY_MISSING = _kind(
    7,
    ("{what}: «{key}» ачкычы жок.", "Аны кошуңуз."),
    ("{what}: нет ключа «{key}».", "Добавьте его."),
    ("{what}: the key “{key}” is missing.", "Add it."),
)
WRONG_SHAPE = _kind(
    8,
    ("«{text}»: бул жерде {wanted} керек.", "Жазылышын оңдоңуз; текст санга окшосо, тырмакчага алыңыз."),
    ("«{text}»: здесь нужно {wanted}.", "Исправьте запись; текст, похожий на число, возьмите в кавычки."),
    ("“{text}”: {wanted} is needed here.", "Correct it; put text that looks like a number in quotes."),
)
NOT_A_NUMBER = _kind(
    9,
    ("«{text}» сан эмес.", "Чекит менен, эң көп дегенде 34 цифра менен жазыңыз, тырмакчасыз: 0.25."),
    ("«{text}» – не число.", "Пишите с точкой, не более 34 цифр, без кавычек: 0.25."),
    ("“{text}” is not a number.", "Write it with a point, at most 34 digits, without quotes: 0.25."),
)
OUT_OF_RANGE = _kind(
    10,
    ("{text}: сан {bounds} чегинде болушу керек.", "Санды оңдоңуз."),
    ("{text}: число должно быть в пределах {bounds}.", "Исправьте число."),
    ("{text}: the number must be within {bounds}.", "Correct the number."),
)
NOT_A_DATE = _kind(
    11,
    ("«{text}» дата эмес.", "Мындай жазыңыз: 2026-11-21."),
    ("«{text}» – не дата.", "Пишите так: 2026-11-21."),
    ("“{text}” is not a date.", "Write it like 2026-11-21."),
)
NOT_A_CODE = _kind(
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
NOT_A_CHOICE = _kind(
    13,
    ("«{text}» бул жерге туура келбейт.", "Мүмкүн болгондору: {known}.{near}"),
    ("«{text}» здесь не допускается.", "Допустимо: {known}.{near}"),
    ("“{text}” is not a choice here.", "Choose from: {known}.{near}"),
)
LANGUAGE_MISSING = _kind(
    14,
    ("«{key}» {language} тилинде жок.", "Үч тилде тең жазыңыз: ky, ru, en."),
    ("«{key}»: нет текста на языке {language}.", "Напишите на трёх языках: ky, ru, en."),
    ("“{key}” is not given in {language}.", "Write it in all three languages: ky, ru, en."),
)
UNKNOWN_REFERENCE = _kind(
    15,
    ("{what} «{text}» аныкталган эмес.", "Жазылышын текшериңиз же аны аныктаңыз.{near}"),
    ("{what}: «{text}» не определено.", "Проверьте написание или определите.{near}"),
    ("{what} “{text}” is not defined.", "Check the spelling, or define it.{near}"),
)
DEFINED_TWICE = _kind(
    16,
    ("{what} «{text}» эки жолу аныкталган; биринчиси: {first}.", "Бирөөнү алып салыңыз же кодун өзгөртүңүз."),
    ("{what}: «{text}» определено дважды; впервые: {first}.", "Удалите одно или смените код."),
    ("{what} “{text}” is defined twice, first at {first}.", "Remove one or change its code."),
)
SAME_PERSON = _kind(
    17,
    ("Автор менен текшерүүчү бир эле: «{text}».", "Аныктаманы башка адам текшериши керек."),
    ("Автор и проверяющий совпадают: «{text}».", "Определение должен проверить другой человек."),
    ("Author and checker are the same: “{text}”.", "Somebody else must check a definition."),
)
NOT_DEFINED_IN_OWN = _kind(
    18,
    ("«not_defined» башкалар жарыялаган (reported) аныктамаларда гана колдонулат.", "Маанисин жазыңыз."),
    (
        "«not_defined» допустимо только в определениях, опубликованных другими (reported).",
        "Укажите значение.",
    ),
    ("“not_defined” is for what others published (reported) only.", "State the value."),
)
BAND_GAP = _kind(
    19,
    ("{low} менен {high} ортосунда топ жок.", "Топтор бири-бирине жанаша турушу керек."),
    ("Между {low} и {high} нет группы.", "Группы должны примыкать друг к другу."),
    ("There is no band between {low} and {high}.", "Bands must meet."),
)
BAND_GAP_REPORTED = _kind(
    20,
    (
        "Жарыяланган эрежеде {low} менен {high} ортосунда топ жок.",
        "Бул жарыяланган тексттин мүчүлүштүгү катары көрсөтүлөт.",
    ),
    (
        "В опубликованном правиле между {low} и {high} нет группы.",
        "Показывается как изъян опубликованного текста.",
    ),
    (
        "The published rule has no band between {low} and {high}.",
        "This is shown as a flaw of what was published.",
    ),
    "warning",
)
BAND_OVERLAP = _kind(
    21,
    ("Топтор {low} менен {high} ортосунда кабатталат.", "Ар бир маани бир гана топко кириши керек."),
    ("Группы пересекаются между {low} и {high}.", "Каждое значение должно попадать в одну группу."),
    ("Bands overlap between {low} and {high}.", "Each value must fall into one band."),
)
BAND_OVERLAP_REPORTED = _kind(
    22,
    (
        "Жарыяланган эреженин топтору {low} менен {high} ортосунда кабатталат.",
        "Бул жарыяланган тексттин мүчүлүштүгү катары көрсөтүлөт.",
    ),
    (
        "Группы опубликованного правила пересекаются между {low} и {high}.",
        "Показывается как изъян опубликованного текста.",
    ),
    (
        "Bands of the published rule overlap between {low} and {high}.",
        "This is shown as a flaw of what was published.",
    ),
    "warning",
)
WEIGHTS_SUM = _kind(
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
FORMULA_FORM = _kind(
    24,
    ("{what}: formula же numerator менен denominator керек.", "Экөөнүн бирин толук жазыңыз."),
    ("{what}: нужна либо formula, либо numerator и denominator.", "Запишите что-то одно полностью."),
    ("{what}: give either formula, or numerator and denominator.", "Write one of the two, whole."),
)
CIRCLE = _kind(
    25,
    ("Көрсөткүчтөр өзүнө өзү таянат: {path}.", "Айлампаны бир жеринен үзүңүз."),
    ("Показатели опираются сами на себя: {path}.", "Разорвите круг в одном месте."),
    ("Indicators rest on themselves: {path}.", "Break the circle at one place."),
)
CASE_FAILED = _kind(
    26,
    ("«{name_ky}» мисалы: {expected} күтүлгөн, {found} чыкты.", "Формуланы же мисалды оңдоңуз."),
    ("Пример «{name_ru}»: ожидалось {expected}, получилось {found}.", "Исправьте формулу или пример."),
    ("Case “{name_en}”: expected {expected}, found {found}.", "Correct the formula or the case."),
)
NO_CASE = _kind(
    27,
    ("«{text}» көрсөткүчүнүн бир да эсептелген мисалы жок.", "cases бөлүмүнө жок дегенде бир мисал жазыңыз."),
    (
        "У показателя «{text}» нет ни одного разобранного примера.",
        "Запишите в cases хотя бы один такой пример.",
    ),
    ("The indicator “{text}” has no worked case.", "Write at least one under cases."),
    "warning",
)
DATES_REVERSED = _kind(
    28,
    ("{until} датасы {since} датасынан кийин болушу керек.", "Даталарды оңдоңуз."),
    ("Дата {until} должна быть позже {since}.", "Исправьте даты."),
    ("{until} must come after {since}.", "Correct the dates."),
)
DATES_OVERLAP = _kind(
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
PARAMETER_FORM = _kind(
    30,
    (
        "Параметрдин мааниси value, not_defined же by_unit менен берилет: бири гана керек.",
        "Бирин калтырыңыз.",
    ),
    ("Значение параметра задаётся одним из: value, not_defined, by_unit.", "Оставьте одно."),
    ("A value of a parameter is given by one of value, not_defined, by_unit.", "Leave exactly one."),
)
RANGE_MISSING = _kind(
    31,
    ("{what}: баллдын чеги (range) берилген эмес.", "Тамырга range: [0, 100] кошуңуз."),
    ("{what}: не указан диапазон баллов (range).", "Добавьте в корень range: [0, 100]."),
    ("{what}: no range of scores is stated.", "Add range: [0, 100] to the root."),
)
CLIP_MISSING = _kind(
    32,
    (
        "{what}: чектен чыккан маани менен эмне кылынары (clip) айтылган эмес.",
        "clip: true же clip: false деп жазыңыз.",
    ),
    (
        "{what}: не сказано, что делать со значением за пределами (clip).",
        "Напишите clip: true или clip: false.",
    ),
    (
        "{what}: it is not said what a value beyond the goalposts does (clip).",
        "Write clip: true or clip: false.",
    ),
)
LOGARITHM_UNFIT = _kind(
    33,
    ("{what}: «{text}» ыкмасында логарифм эч нерсени өзгөртпөйт.", "logarithm ачкычын алып салыңыз."),
    ("{what}: в способе «{text}» логарифм ничего не меняет.", "Уберите logarithm."),
    ("{what}: with the method “{text}” a logarithm changes nothing.", "Remove logarithm."),
)
NOT_ASCENDING = _kind(
    34,
    ("{what}: «{text}» өсүү тартибинде болушу керек.", "Сандарды кичинесинен чоңуна карай жазыңыз."),
    ("{what}: «{text}» должно идти по возрастанию.", "Запишите числа от меньшего к большему."),
    ("{what}: “{text}” must ascend.", "Write the numbers from the least to the greatest."),
)
POINTS_COUNT = _kind(
    35,
    (
        "{what}: {quantiles} квантилге {points} балл берилген; баллдардын саны бирге көп болушу керек.",
        "Баллдарды толуктаңыз.",
    ),
    ("{what}: на {quantiles} квантилей дано {points} баллов; нужно на один больше.", "Дополните баллы."),
    ("{what}: {points} points for {quantiles} quantiles; there must be one more.", "Complete the points."),
)
TARGET_FORM = _kind(
    36,
    (
        "«{text}» өзгөчө эрежеси item же indicator дегендин бирине гана тиешелүү болушу керек.",
        "Бирин калтырыңыз.",
    ),
    ("Особое правило «{text}» должно относиться либо к item, либо к indicator.", "Оставьте одно."),
    ("The adjustment “{text}” must name either an item or an indicator.", "Leave exactly one."),
)
MANY_DOCUMENTS = _kind(
    37,
    ("Файлда бирден ашык YAML документ бар.", "Ар бирин өз файлына бөлүңүз."),
    ("В файле больше одного документа YAML.", "Разнесите их по файлам."),
    ("The file holds more than one YAML document.", "Give each its own file."),
)
NOT_A_PERIOD = _kind(
    38,
    ("«{text}» мезгил эмес.", "Мындай жазыңыз: 2025, 2024/25, 2025-H1, 2025-12 же 2025-12-05."),
    ("«{text}» – не период.", "Пишите так: 2025, 2024/25, 2025-H1, 2025-12 или 2025-12-05."),
    ("“{text}” is not a period.", "Write 2025, 2024/25, 2025-H1, 2025-12 or 2025-12-05."),
)
NOT_A_FIGURE = _kind(
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
ROOT_IS_LEAF = _kind(
    40,
    ("Рейтингдин тамыры көрсөткүч эмес, түйүн болушу керек.", "root бөлүмүнө children тизмесин жазыңыз."),
    ("Корень рейтинга должен быть узлом, а не показателем.", "Запишите в root список children."),
    ("The root of a rating must be a node, not an indicator.", "Give root its children."),
)
WEIGHT_IDLE = _kind(
    41,
    (
        "{what}: салмак жазылган, бирок «{text}» түйүнүндө салмактар бирдей (weights: equal).",
        "weight ачкычын алып салыңыз же weights: given деп жазыңыз.",
    ),
    (
        "{what}: вес указан, но в узле «{text}» веса равные (weights: equal).",
        "Уберите weight или напишите weights: given.",
    ),
    (
        "{what}: a weight is stated, but in the node “{text}” weights are equal (weights: equal).",
        "Remove weight, or write weights: given.",
    ),
    "warning",
)
FORMAT_UNKNOWN = _kind(
    42,
    (
        "Аныктамалар {found}-форматта жазылган, ал бул версияга белгисиз.",
        "Белгилүү форматтар: {known}. Системанын жаңыраак версиясын орнотуңуз.",
    ),
    (
        "Определения записаны в формате {found}, который этой версии не известен.",
        "Известные форматы: {known}. Установите более новую версию системы.",
    ),
    (
        "The definitions are written in format {found}, which this version does not know.",
        "Known formats: {known}. Install a newer version of the system.",
    ),
)
