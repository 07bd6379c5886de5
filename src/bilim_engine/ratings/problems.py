"""What can stand in the way of a rating."""

from bilim_engine.problems import catalogued

UNKNOWN_INDICATOR = catalogued(
    "ratings.P001",
    ky="«{path}» түйүнү «{indicator}» көрсөткүчүн атайт, бирок мындай көрсөткүч аныкталган эмес.",
    ru="Узел «{path}» называет показатель «{indicator}», но такой показатель не определён.",
    en="Node “{path}” names the indicator “{indicator}”, but no such indicator is defined.",
    hint_ky="Кодду текшериңиз же көрсөткүчтү аныктаңыз.{near}",
    hint_ru="Проверьте код или определите показатель.{near}",
    hint_en="Check the code, or define the indicator.{near}",
)
TWINS = catalogued(
    "ratings.P002",
    ky="«{path}» деген жол даракта эки жолу кездешет.",
    ru="Путь «{path}» встречается в дереве дважды.",
    en="The path “{path}” occurs twice in the tree.",
    hint_ky="Бир түйүндүн тармактарына ар башка код бериңиз.",
    hint_ru="Дайте ветвям одного узла разные коды.",
    hint_en="Give the children of one node different codes.",
)
NO_COVERAGE = catalogued(
    "ratings.P003",
    ky="«{path}» түйүнүндө айрым маанилер эске алынбай калышы мүмкүн, бирок салмактын кайсы үлүшү "
    "калууга тийиш экени айтылган эмес.",
    ru="В узле «{path}» значения могут быть опущены, но не сказано, какая доля веса должна остаться.",
    en="Node “{path}” may leave values out, but does not say how much of its weight must be there.",
    hint_ky="coverage ачкычын жазыңыз, мисалы coverage: 0.6; ансыз түйүн missing(not_defined) болот.",
    hint_ru="Напишите coverage, например coverage: 0.6; без него узел будет missing(not_defined).",
    hint_en="Write coverage, for example coverage: 0.6; without it the node is missing(not_defined).",
    severity="warning",
)
WRONG_PERIOD = catalogued(
    "ratings.P004",
    ky="«{methodology}» усулу мындай мезгил үчүн түзүлгөн: {wanted}; ал эми {period} андай мезгил эмес.",
    ru="Методика «{methodology}» составлена для периода вида «{wanted}», а {period} – период другого вида.",
    en="The methodology “{methodology}” rates a {wanted}, and {period} is not one.",
    hint_ky="Башка мезгилди бериңиз: 2025 – жыл, 2024/25 – окуу жылы, 2025-H1 – жарым жыл.",
    hint_ru="Укажите другой период: 2025 – год, 2024/25 – учебный год, 2025-H1 – полугодие.",
    hint_en="Give another period: 2025 is a year, 2024/25 a school year, 2025-H1 a half year.",
)
_NOT_VALID_KY = (
    "«{methodology}» усулу {period} мезгилине колдонулбайт. Күчүнө кирүү күнү: {since}; акыркы күнү: {last}."
)
_NOT_VALID_RU = (
    "Методика «{methodology}» не применяется к периоду {period}. Первый день действия: {since}; "
    "последний: {last}."
)
_NOT_VALID_EN = (
    "The methodology “{methodology}” may not judge {period}. Its first day: {since}; its last: {last}."
)
NO_LAST_DAY = {"ky": "белгиленген эмес", "ru": "не установлен", "en": "not set"}
NOT_VALID = catalogued(
    "ratings.P005",
    ky=_NOT_VALID_KY,
    ru=_NOT_VALID_RU,
    en=_NOT_VALID_EN,
    hint_ky="Ушул мөөнөткө толугу менен кирген мезгилди тандаңыз.",
    hint_ru="Возьмите период, который целиком входит в это время.",
    hint_en="Choose a period that lies wholly within that time.",
)
OTHERS_VALID = catalogued(
    "ratings.P011",
    ky=_NOT_VALID_KY,
    ru=_NOT_VALID_RU,
    en=_NOT_VALID_EN,
    hint_ky="Бул мезгилде күчүндө болгон усулдар: {others}.",
    hint_ru="За этот период судят по методикам: {others}.",
    hint_en="That period is judged by: {others}.",
)
NOBODY = catalogued(
    "ratings.P006",
    ky="Рейтингге кире турган бирдик табылган жок.",
    ru="Не найдено ни одной единицы для рейтинга.",
    en="There is no unit to rate.",
    hint_ky="Усулдагы түрлөрдү (units.kinds) жана бирдиктердин тизмесин текшериңиз.",
    hint_ru="Проверьте виды в методике (units.kinds) и список единиц.",
    hint_en="Check the kinds in the methodology (units.kinds) and the list of units.",
)
UNKNOWN_UNIT = catalogued(
    "ratings.P007",
    ky="«{unit}» деген бирдик бул рейтингде жок.",
    ru="Единицы «{unit}» в этом рейтинге нет.",
    en="There is no unit “{unit}” in this rating.",
    hint_ky="Кодду текшериңиз.{near}",
    hint_ru="Проверьте код.{near}",
    hint_en="Check the code.{near}",
)
ADJUSTED_NOBODY = catalogued(
    "ratings.P010",
    ky="«{adjustment}» өзгөчө эрежеси «{unit}» бирдигин атайт, бирок реестрде андай бирдик жок.",
    ru="Особое правило «{adjustment}» называет единицу «{unit}», но такой единицы в реестре нет.",
    en="Adjustment “{adjustment}” names the unit “{unit}”, which the register does not have.",
    hint_ky="Кодду текшериңиз.{near}",
    hint_ru="Проверьте код.{near}",
    hint_en="Check the code.{near}",
)
ADJUSTED_ENDED = catalogued(
    "ratings.P012",
    ky=(
        "«{adjustment}» өзгөчө эрежеси ({period}) «{unit}» бирдигин атайт, ал эми ал бирдиктин жоюлган "
        "күнү – {day}."
    ),
    ru="Особое правило «{adjustment}» за {period} называет единицу «{unit}», но её нет с {day}.",
    en="Adjustment “{adjustment}” of {period} names the unit “{unit}”, which has not existed since {day}.",
    hint_ky="Эреже эми кимге тиешелүү экенин усулдун жаңы нускасында жазыңыз.",
    hint_ru="Напишите в новой версии методики, к кому правило относится теперь.",
    hint_en="State in a new version of the methodology to whom it applies now.",
)
UNKNOWN_NODE = catalogued(
    "ratings.P008",
    ky="«{node}» деген түйүн бул усулда жок.",
    ru="Узла «{node}» в этой методике нет.",
    en="There is no node “{node}” in this methodology.",
    hint_ky="Жолду текшериңиз, мисалы preschool/preschool.coverage.{near}",
    hint_ru="Проверьте путь, например preschool/preschool.coverage.{near}",
    hint_en="Check the path, for example preschool/preschool.coverage.{near}",
)
BAD_WEIGHT = catalogued(
    "ratings.P009",
    ky="«{path}» түйүнүнүн салмагы {weight}; салмак нөлдөн чоң болушу керек.",
    ru="Вес узла «{path}» равен {weight}; вес должен быть больше нуля.",
    en="The weight of node “{path}” is {weight}; a weight must be greater than zero.",
    hint_ky="Салмакты оңдоңуз же түйүндү алып салыңыз.",
    hint_ru="Исправьте вес или уберите узел.",
    hint_en="Correct the weight, or remove the node.",
)
