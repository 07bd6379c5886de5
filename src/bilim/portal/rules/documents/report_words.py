"""Headings and labels of the report, the sheet of a department and the presentation."""

from bilim.portal.rules.telling.grammar import Sentence

REPORT = Sentence(ky="Расмий отчёт", ru="Официальный отчёт", en="Official report")
SHEET = Sentence(ky="Бөлүмдүн барагы", ru="Лист отдела", en="Sheet of a department")
CONTENTS = Sentence(ky="Мазмуну", ru="Содержание", en="Contents")
DRAFT = Sentence(ky="ДОЛБООР, ЖАРЫЯЛАНА ЭЛЕК", ru="ПРОЕКТ, НЕ ОПУБЛИКОВАН", en="DRAFT, NOT PUBLISHED")
MARK = Sentence(ky="Үлгү маалымат", ru="Иллюстративные данные", en="Illustrative data")
MARK_NOTE = Sentence(
    ky="Бул документтеги сандардын айрымдары ойдон чыгарылган: алар демонстрация үчүн түзүлгөн жана эч "
    "бир чыныгы "
    "бөлүмдү мүнөздөбөйт.",
    ru="Некоторые числа этого документа вымышлены: они составлены для демонстрации и ничего не "
    "говорят о настоящих отделах.",
    en="Some figures of this document are invented: they were made for the demonstration and say nothing "
    "about any real "
    "department.",
)
PAGE = Sentence(ky="{count} беттин {page}-бети", ru="с. {page} из {count}", en="page {page} of {count}")
EDITION = Sentence(ky="Басылма", ru="Выпуск", en="Edition")
PERIOD = Sentence(ky="Мезгили", ru="Период", en="Period")
REVISION = Sentence(ky="Кайра чыгарылышы", ru="Редакция", en="Revision")
PUBLISHED_ON = Sentence(ky="Жарыяланган күнү", ru="Опубликовано", en="Published")
METHOD = Sentence(ky="Усулу", ru="Методика", en="Methodology")
STATUS = Sentence(ky="Усулдун макамы", ru="Статус методики", en="Status of the methodology")
STATUSES = {
    "in_force": Sentence(ky="күчүндө", ru="действует", en="in force"),
    "proposal": Sentence(
        ky="сунуш, буйрук менен бекитилген эмес",
        ru="предложение, приказом не утверждено",
        en="a proposal, nobody’s order yet",
    ),
    "reported": Sentence(ky="жарыяланган түрүндө", ru="как опубликовано", en="as reported"),
}
BASIS = Sentence(ky="Укуктук негизи", ru="Правовое основание", en="Legal basis")
AUTHOR = Sentence(ky="Автору", ru="Автор", en="Author")
CHECKER = Sentence(ky="Текшерүүчү", ru="Проверяющий", en="Checker")
KEY = Sentence(ky="Кол тамганын ачкычы", ru="Ключ подписи", en="Key of the signature")
DEMONSTRATION_KEY = Sentence(
    ky="{key} (демонстрациялык: ким жарыялаганын далилдебейт)",
    ru="{key} (демонстрационный: не доказывает, кто опубликовал)",
    en="{key} (of the demonstration: proves nothing about who published)",
)
HASH = Sentence(ky="Топтомдун SHA-256", ru="SHA-256 пакета", en="SHA-256 of the bundle")
SAYS = Sentence(ky="Бул басылма эмнени айтат", ru="Что говорит этот выпуск", en="What this edition says")
SAYS_NOTE = Sentence(
    ky="Бул бөлүмдөгү ар бир сүйлөм басылманын сандарынан түзүлгөн.",
    ru="Каждое предложение этого раздела составлено из чисел выпуска.",
    en="Every sentence of this chapter is made from the numbers of the edition.",
)
MAP = Sentence(ky="Өлкө бөлүмдөр боюнча", ru="Страна по отделам", en="The country by departments")
NOT_ON_MAP = Sentence(ky="Картада жок: {names}.", ru="Нет на карте: {names}.", en="Not on the map: {names}.")
MAP_NOTE = Sentence(
    ky="Ар бир чарчы – бир бөлүм, картадагыдай жайгашкан; саны – анын орду, астында – орундун аралыгы, "
    "түсү – тобу.",
    ru="Каждый квадрат – один отдел, расположен как на карте; число – его место, под ним интервал места, "
    "цвет – группа.",
    en="Each square is one department, placed as on the map; the number is its place, below it the "
    "interval of the place, the shade its group.",
)
MAP_ALT = Sentence(
    ky="Өлкөнүн плиткалуу картасы: ар бир бөлүмдүн орду жана тобу. Ошол эле сандар «{table}» таблицасында.",
    ru="Плиточная карта страны: место и группа каждого отдела. Те же числа – в таблице «{table}».",
    en="Tile map of the country: place and group of each department. The table “{table}” has the same "
    "figures.",
)
WITHOUT_PLACE = Sentence(ky="орду жок", ru="без места", en="no place")
TABLE = Sentence(
    ky="Орундар, баллдар жана аралыктар", ru="Места, баллы и интервалы", en="Places, scores and intervals"
)
TABLE_NOTE = Sentence(
    ky="Аралык – сынама эсептөөлөрдүн {level}ында бөлүмдүн орду кайсы чекте болгону; чекит – жарыяланган "
    "орун. Аралыктары "
    "кайчылашкан бөлүмдөрдү бири-биринен жакшы же начар деп айтууга болбойт.",
    ru="Интервал – между какими местами стоял отдел в {level} испытаний; точка – опубликованное место. "
    "Отделы, чьи "
    "интервалы пересекаются, нельзя называть лучше или хуже друг друга.",
    en="The interval is where the place of the department lay in {level} of the draws; the dot is the "
    "published place. "
    "Departments whose intervals overlap should not be called better or worse than each other.",
)
TABLE_NOTE_WEIGHTS = Sentence(
    ky="Аралык – салмактар бир аз өзгөргөндө бөлүмдүн орду кайсы чекте болору.",
    ru="Интервал – между какими местами стоит отдел при небольшом изменении весов.",
    en="The interval is where the place of the department lies when the weights change a little.",
)
PLACE = Sentence(ky="Орун", ru="Место", en="Place")
DEPARTMENT = Sentence(ky="Бөлүм", ru="Отдел", en="Department")
OBLAST = Sentence(ky="Облус", ru="Область", en="Oblast")
SCORE = Sentence(ky="Балл", ru="Балл", en="Score")
INTERVAL = Sentence(ky="Орундун аралыгы", ru="Интервал места", en="Interval of the place")
GROUP = Sentence(ky="Тобу", ru="Группа", en="Group")
DIRECTIONS = Sentence(ky="Багыттар", ru="Направления", en="Directions")
DIRECTION = Sentence(ky="Багыт", ru="Направление", en="Direction")
DIRECTIONS_TABLE = Sentence(
    ky="Багыттар боюнча баллдар", ru="Баллы по направлениям", en="Scores by direction"
)
MIDDLE = Sentence(ky="Ортоңку бөлүм", ru="Средний отдел", en="Middle department")
SURE = Sentence(
    ky="Рейтингдин тартиби канчалык анык", ru="Насколько достоверен порядок", en="How sure is the order"
)
SENSITIVITY = Sentence(
    ky="Орундарды кайсы тандоо өзгөртөт", ru="Какое решение меняет места", en="Which choice moves the places"
)
SENSITIVITY_NOTE = Sentence(
    ky="Орундардын орточо жылышынын ар бир тандоого тиешелүү үлүшү: өзүнчө жана башкалары менен бирге. "
    "Кашаада – "
    "баалоонун ишеним аралыгы.",
    ru="Какая часть среднего сдвига мест приходится на каждое решение: само по себе и вместе с другими. "
    "В скобках – "
    "доверительный интервал оценки.",
    en="What part of the average shift of places comes from each choice: alone and together with the "
    "others. In brackets "
    "the confidence interval of the estimate.",
)
CHOICE = Sentence(ky="Тандоо", ru="Решение", en="Choice")
ALONE = Sentence(ky="Өзүнчө", ru="Само по себе", en="Alone")
IN_ALL = Sentence(ky="Башкалары менен бирге", ru="Вместе с другими", en="In all")
FACTORS = {
    "weights": Sentence(ky="салмактар", ru="веса", en="weights"),
    "normalisation": Sentence(
        ky="маанини баллга айландыруу жолу",
        ru="способ перевода значения в баллы",
        en="the way from value to points",
    ),
    "aggregation": Sentence(ky="орточонун түрү", ru="вид среднего", en="the kind of mean"),
    "missing": Sentence(
        ky="жетишпеген маанилерге колдонулган эреже",
        ru="правило для отсутствующих значений",
        en="what is done with missing values",
    ),
    "noise": Sentence(ky="аз сандардын каталыгы", ru="погрешность малых чисел", en="noise of small numbers"),
}
HOW_MADE = Sentence(ky="Усул", ru="Методика", en="Methodology")
TREE = Sentence(
    ky="Багыттар, көрсөткүчтөр жана салмактар",
    ru="Направления, показатели и веса",
    en="Directions, indicators and weights",
)
PART = Sentence(ky="Бөлүгү", ru="Часть", en="Part")
WEIGHT = Sentence(ky="Салмагы", ru="Вес", en="Weight")
NOMINAL = Sentence(ky="Жалпы балл ичиндеги үлүшү", ru="Доля в общем балле", en="Share of the overall score")
MEASURE = Sentence(ky="Өлчөө бирдиги", ru="Единица измерения", en="Unit of measure")
BETTER = Sentence(ky="Багытталышы", ru="Направленность", en="Which is better")
MORE = Sentence(ky="көп болгону жакшы", ru="больше – лучше", en="more is better")
LESS = Sentence(ky="аз болгону жакшы", ru="меньше – лучше", en="less is better")
EXCEPTIONS = Sentence(
    ky="Жарыяланган өзгөчө эрежелер", ru="Объявленные особые правила", en="Declared exceptions"
)
NO_EXCEPTIONS = Sentence(
    ky="Усулда бир да өзгөчө эреже жарыяланган эмес.",
    ru="Методика не объявляет ни одного особого правила.",
    en="The methodology declares no exception.",
)
EFFECT = Sentence(
    ky="Эрежелер менен жана аларсыз", ru="С правилом и без него", en="With the rule and without it"
)
WITH = Sentence(ky="Эреже менен", ru="С правилом", en="With it")
WITHOUT = Sentence(ky="Эрежесиз", ru="Без правила", en="Without it")
NO_EFFECT = Sentence(
    ky="Бул басылманын бир да баллын өзгөртпөйт.",
    ru="Не меняет ни одного балла этого выпуска.",
    en="It changes no score of this edition.",
)
MISSING = Sentence(
    ky="Эмне жетишпейт жана эмнеси үлгү маалымат",
    ru="Чего не хватает и что иллюстративно",
    en="What is missing and what is illustrative",
)
MISSING_TABLE = Sentence(
    ky="Көрсөткүчтөр боюнча: канча бөлүмдүн мааниси бар",
    ru="По показателям: у скольких отделов есть значение",
    en="By indicator: how many departments have a value",
)
INDICATOR = Sentence(ky="Көрсөткүч", ru="Показатель", en="Indicator")
PRESENT = Sentence(ky="Мааниси бар", ru="Есть значение", en="With a value")
ABSENT = Sentence(ky="Мааниси жок", ru="Нет значения", en="Without a value")
ILLUSTRATIVE = Sentence(
    ky="Анын ичинде үлгү маалымат", ru="Из них иллюстративных", en="Of these illustrative"
)
GATE = Sentence(
    ky="Жарыялоо алдындагы текшерүү", ru="Проверка перед публикацией", en="The gate before publication"
)
CHECK = Sentence(ky="Эмне текшерилди", ru="Что проверено", en="What was checked")
OUTCOME = Sentence(ky="Жыйынтыгы", ru="Итог проверки", en="Outcome")
PASSED = Sentence(ky="өттү", ru="пройдена", en="passed")
NOT_PASSED = Sentence(ky="өткөн жок", ru="не пройдена", en="not passed")
DOES_NOT_APPLY = Sentence(ky="тиешелүү эмес", ru="не применяется", en="does not apply")
NOTED = Sentence(ky="Эскертүүлөр", ru="Замечания", en="Findings")
RECOMPUTE = Sentence(ky="Кантип кайра эсептесе болот", ru="Как пересчитать", en="How to recompute it")
RECOMPUTE_NOTE = Sentence(
    ky="Топтом – бул басылманын бардык баштапкы сандары, аныктамалары жана жыйынтыктары бар, кол коюлган "
    "бир файл. "
    "Python орнотулган каалаган компьютерде төмөнкү буйрук ар бир санды кайра эсептеп, жарыялангандар "
    "менен салыштырат.",
    ru="Пакет – один подписанный файл со всеми исходными данными, определениями и итогами выпуска. На "
    "любом компьютере с "
    "Python эта команда пересчитает каждое число и сверит его с опубликованным.",
    en="The bundle is one signed file with every fact, definition and figure of this edition. On any "
    "computer with Python "
    "this command recomputes every figure and compares it with what was published.",
)
RECOMPUTE_KEY = Sentence(
    ky="Ачкычтын белгиси министрликтин ачкычтар реестринде турат; топтомдун өзүнөн алынган программа ким "
    "жарыялаганын "
    "далилдебейт.",
    ru="Обозначение ключа стоит в реестре ключей министерства; программа из самого пакета не доказывает, "
    "кто его опубликовал.",
    en="The identifier of the key stands in the ministry’s register of keys; the program inside the "
    "bundle does not prove "
    "who published it.",
)
SOURCES = Sentence(ky="Булактар", ru="Источники", en="Sources")
SOURCES_TABLE = Sentence(
    ky="Сандар кайдан алынган", ru="Откуда взяты числа", en="Where the figures come from"
)
WHOLE_TABLE = Sentence(ky="Рейтингдин таблицасы", ru="Таблица рейтинга", en="The rating table")
SOURCE = Sentence(ky="Булак", ru="Источник", en="Source")
PUBLISHER = Sentence(ky="Жарыялаган", ru="Издатель", en="Publisher")
COUNT = Sentence(ky="Сандар", ru="Чисел", en="Figures")
LICENCE = Sentence(
    ky="Бул документ басылманын сандарынан гана түзүлгөн. Лицензиясы: CC BY 4.0.",
    ru="Этот документ составлен только из чисел выпуска. Лицензия: CC BY 4.0.",
    en="This document is made from the numbers of the edition alone. Licence: CC BY 4.0.",
)
CONTRIBUTION = Sentence(ky="Салымы", ru="Вклад", en="Contribution")
OF_MOST = Sentence(ky="{most} баллдан", ru="из {most}", en="of {most}")
OF_COUNT = Sentence(ky="{count} бөлүмдүн ичинен", ru="из {count}", en="of {count}")
ABOVE = Sentence(
    ky="Ортоңку бөлүмдөн эң жогору турган көрсөткүчтөр",
    ru="Показатели выше среднего отдела",
    en="Indicators farthest above the middle department",
)
UNDER = Sentence(
    ky="Ортоңку бөлүмдөн эң төмөн турган көрсөткүчтөр",
    ru="Показатели ниже среднего отдела",
    en="Indicators farthest below the middle department",
)
VALUE = Sentence(ky="Мааниси", ru="Значение", en="Value")
HEAD_SAYS = Sentence(
    ky="Бөлүм башчысынын билдирүүсү",
    ru="Заявление руководителя отдела",
    en="What the head of the department says",
)
