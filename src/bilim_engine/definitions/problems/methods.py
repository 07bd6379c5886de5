"""What can be wrong with the tree, normalisation and bands of a method."""

from bilim_engine.definitions.problems.catalogue import kind

BAND_GAP = kind(
    19,
    ("{low} менен {high} ортосунда топ жок.", "Топтор бири-бирине жанаша турушу керек."),
    ("Между {low} и {high} нет группы.", "Группы должны примыкать друг к другу."),
    ("There is no band between {low} and {high}.", "Bands must meet."),
)
BAND_GAP_REPORTED = kind(
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
BAND_OVERLAP = kind(
    21,
    ("Топтор {low} менен {high} ортосунда кабатталат.", "Ар бир маани бир гана топко кириши керек."),
    ("Группы пересекаются между {low} и {high}.", "Каждое значение должно попадать в одну группу."),
    ("Bands overlap between {low} and {high}.", "Each value must fall into one band."),
)
BAND_OVERLAP_REPORTED = kind(
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
RANGE_MISSING = kind(
    31,
    ("{what}: баллдын чеги (range) берилген эмес.", "Тамырга range: [0, 100] кошуңуз."),
    ("{what}: не указан диапазон баллов (range).", "Добавьте в корень range: [0, 100]."),
    ("{what}: no range of scores is stated.", "Add range: [0, 100] to the root."),
)
CLIP_MISSING = kind(
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
LOGARITHM_UNFIT = kind(
    33,
    ("{what}: «{text}» ыкмасында логарифм эч нерсени өзгөртпөйт.", "logarithm ачкычын алып салыңыз."),
    ("{what}: в способе «{text}» логарифм ничего не меняет.", "Уберите logarithm."),
    ("{what}: with the method “{text}” a logarithm changes nothing.", "Remove logarithm."),
)
NOT_ASCENDING = kind(
    34,
    ("{what}: «{text}» өсүү тартибинде болушу керек.", "Сандарды кичинесинен чоңуна карай жазыңыз."),
    ("{what}: «{text}» должно идти по возрастанию.", "Запишите числа от меньшего к большему."),
    ("{what}: “{text}” must ascend.", "Write the numbers from the least to the greatest."),
)
POINTS_COUNT = kind(
    35,
    (
        "{what}: {quantiles} квантилге {points} балл берилген; баллдардын саны бирге көп болушу керек.",
        "Баллдарды толуктаңыз.",
    ),
    ("{what}: квантилей {quantiles}, баллов {points}; баллов нужно на один больше.", "Дополните баллы."),
    ("{what}: {points} points for {quantiles} quantiles; there must be one more.", "Complete the points."),
)
ROOT_IS_LEAF = kind(
    40,
    ("Рейтингдин тамыры көрсөткүч эмес, түйүн болушу керек.", "root бөлүмүнө children тизмесин жазыңыз."),
    ("Корень рейтинга должен быть узлом, а не показателем.", "Запишите в root список children."),
    ("The root of a rating must be a node, not an indicator.", "Give root its children."),
)
WEIGHT_IDLE = kind(
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
