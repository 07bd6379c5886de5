"""The words of the command line in three languages."""

from __future__ import annotations

from collections.abc import Mapping

Words = Mapping[str, str]


def _three(ky: str, ru: str, en: str) -> Words:
    return {"ky": ky, "ru": ru, "en": en}


ALONE = _three("Bilim эсептөөлөрү, өзүнчө.", "Вычисления Bilim, отдельно.", "The arithmetic of Bilim, alone.")
CHECK = _three(
    "аныктамалардагы бардык каталарды айтат",
    "сообщает обо всём, что неверно в определениях",
    "report everything that is wrong with definitions",
)
PATH = _three("YAML файлы же папка", "файл YAML или папка", "YAML file or folder")
RATE = _three("фактыларды усул боюнча баалайт", "оценивает факты по методике", "rate facts by a methodology")
EXPLAIN = _three(
    "балл кантип чыкканын көрсөтөт", "показывает, как получился балл", "show how a score came about"
)
PATH_OF_NODE = _three(
    "жолу, мисалы, a/b; берилбесе – бардыгы",
    "путь вида a/b; без него – все",
    "path such as a/b; all by default",
)
UNCERTAINTY = _three(
    "рейтингдин тартибине канчалык ишенсе болот",
    "насколько можно доверять порядку рейтинга",
    "how far the order of a rating can be trusted",
)
VARIED = _three("эмне өзгөртүлөт", "что варьируется", "what is varied")
UNITS_FILE = _three(
    "бирдиктердин CSV файлы: code,parent,kind,ky,ru,en",
    "CSV единиц: code,parent,kind,ky,ru,en",
    "CSV of units: code,parent,kind,ky,ru,en",
)
FOLDER = _three(
    "усул колдонгон аныктамалардын папкасы",
    "папка с определениями, которые использует методика",
    "folder with the definitions the methodology uses",
)
PERIOD = _three(
    "2025, 2024/25, 2025-H1, 2025-12 же 2025-12-05",
    "2025, 2024/25, 2025-H1, 2025-12 или 2025-12-05",
    "2025, 2024/25, 2025-H1, 2025-12 or 2025-12-05",
)
FORMAT = _three(
    "кандай түрдө: экранга таблица, JSON же CSV",
    "в каком виде: таблица для экрана, JSON или CSV",
    "in what form: a table for the screen, JSON or CSV",
)
LANGUAGE = _three("кайсы тилде", "на каком языке", "in what language")
UNIT_CODE = _three("бирдиктин коду", "код единицы", "the code of the unit")
METHOD_FILE = _three(
    "рейтингдин усулу, YAML файлы", "методика рейтинга, файл YAML", "the methodology, a YAML file"
)
FACTS_FILE = _three(
    "маалымат, CSV: unit,item,period,value",
    "данные, CSV: unit,item,period,value",
    "facts, CSV: unit,item,period,value",
)
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
    "Interval of the rank: {draws} draws of the weights, ±{spread}%, level {level}%.",
)
DRAWN = _three(
    "{draws} сынама эсептөө, деңгээл {level}%, баштапкы сөз: {seed}",
    "Испытаний: {draws}, уровень {level} %, начальное слово: {seed}",
    "{draws} draws, level {level}%, seed: {seed}",
)
JOINT = _three("Биргелешкен аралык", "Совместный интервал", "Joint interval")
AMONG_FIRST = _three("Алгачкы {count}", "Первые {count}", "First {count}")
AMONG_LAST = _three("Акыркы {count}", "Последние {count}", "Last {count}")
ALIKE = _three(
    "Кайсынысы жогору экенин айтууга болбогон топтор ({level}%):",
    "Группы, внутри которых порядок неразличим ({level} %):",
    "Groups whose order cannot be told ({level}%):",
)
SENSITIVITY = _three(
    "Орундардын жылышына ар бир тандоонун кошкон үлүшү",
    "Какая доля сдвига мест идёт от каждого выбора",
    "What part of the shift of ranks comes from each choice",
)
CHOICE = _three("Тандоо", "Выбор", "Choice")
FIRST_ORDER = _three("Өзүнчө", "Сам по себе", "Alone")
TOTAL_ORDER = _three("Башкалары менен бирге", "Вместе с другими", "With all others")
FACTORS: Mapping[str, Words] = {
    "weights": _three("салмактар", "веса", "weights"),
    "normalisation": _three("бир шкалага келтирүү", "нормализация", "normalisation"),
    "aggregation": _three("орточонун түрү", "вид среднего", "kind of mean"),
    "missing": _three("жок маалыматтын эрежеси", "правило для пропусков", "rule for missing values"),
    "noise": _three("өлчөөнүн каталыгы", "погрешность измерения", "measurement noise"),
}
LEFT_OUT = _three(
    "Көрсөткүчтү алып салса, тартип кандай өзгөрөт",
    "Как меняется порядок без показателя",
    "What leaving out an indicator does to the order",
)
DROPPED = _three(
    "Өзгөчө эрежени колдонбосо, тартип кандай өзгөрөт",
    "Как меняется порядок без особого правила",
    "What dropping an adjustment does to the order",
)
WHAT = _three("Эмне", "Что", "What")
MOVED = _three("Жылгандар", "Сдвинулись", "Moved")
AVERAGE = _three("Орточо жылыш", "Средний сдвиг", "Average shift")
GREATEST = _three("Эң чоң жылыш", "Наибольший сдвиг", "Greatest shift")
SPEARMAN = _three("Спирмен", "Спирмен", "Spearman")
KENDALL = _three("Кендалл", "Кендалл", "Kendall")
IN_EFFECT = _three(
    "Жарыяланган салмак жана анын иш жүзүндөгү таасири",
    "Объявленный вес и его действительное влияние",
    "Nominal weight and weight in effect",
)
NOMINAL = _three("Жарыяланган", "Объявленный", "Nominal")
LINEAR = _three("Сызыктуу", "Линейно", "Linear")
MAIN_EFFECT = _three("Негизги таасир", "Главный эффект", "Main effect")
CORRELATION = _three("Корреляция", "Корреляция", "Correlation")
REDUNDANT = _three(
    "Дээрлик бир эле нерсени айткан көрсөткүчтөр",
    "Показатели, говорящие почти одно и то же",
    "Indicators that say nearly the same",
)
ALPHA = _three("Кронбахтын альфасы", "Альфа Кронбаха", "Cronbach's alpha")
CONSISTENCY = _three("Ички шайкештик", "Внутренняя согласованность", "Internal consistency")
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
ERRORS = _three("Каталар:", "Ошибки:", "Errors:")
WARNINGS = _three("Эскертүүлөр:", "Предупреждения:", "Warnings:")
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
