"""What the gate can find in any rating, ours or others'."""

# ruff: noqa: E501

from bilim.publication.problems.base import finding

LIST_SIZE = finding(
    1,
    "«{group_ky}»: {announced} деп айтылган, {printed} аталыш жазылган.",
    "«{group_ru}»: заявлено {announced}, напечатано названий {printed}.",
    "“{group_en}”: {announced} are announced, {printed} names are printed.",
)
NAMED_TWICE = finding(
    2,
    "«{group_ky}»: «{name}» эки жолу жазылган.",
    "«{group_ru}»: «{name}» названо дважды.",
    "“{group_en}”: “{name}” is named twice.",
)
IN_TWO_GROUPS = finding(
    3,
    "«{indicator_ky}»: «{name}» бир эле учурда эки топто турат.",
    "«{indicator_ru}»: «{name}» стоит сразу в двух группах.",
    "“{indicator_en}”: “{name}” stands in two groups at once.",
)
TOTALS_DISAGREE = finding(
    4,
    "Бир рейтингдин көрсөткүчтөрү боюнча бөлүмдөрдүн саны ар башка чыгат: {totals_ky}.",
    "Показатели одного рейтинга дают разное число отделов: {totals_ru}.",
    "Indicators of one rating give different numbers of departments: {totals_en}.",
)
TOTAL_NOT_STATED = finding(
    5,
    "«{indicator_ky}»: топтордун суммасы {total}, ал эми рейтингде {stated} бирдик бар деп айтылган.",
    "«{indicator_ru}»: сумма групп {total}, а заявлено единиц {stated}.",
    "“{indicator_en}”: the groups add up to {total}, the rating says {stated} units.",
)
PERCENT_NOT_OF_SUM = finding(
    6,
    "«{indicator_ky}», «{group_ky}»: бардык топтордо {total} бирдик, бул топто {count} бирдик, бул {total} бирдиктин {exact_comma}%ын түзөт; жарыяланганы {percent}%. {needed_ky}",
    "«{indicator_ru}», «{group_ru}»: единиц во всех группах {total}, в этой {count}: это {exact_comma} % от {total}; напечатано {percent} %. {needed_ru}",
    "“{indicator_en}”, “{group_en}”: all groups hold {total} units, this one {count}: that is {exact}% of {total}; printed is {percent}%. {needed_en}",
)
# How `PERCENT_NOT_OF_SUM` ends: with the totals of which it is the percentage, or where there are none.
TOTAL_NEEDED = {
    "ky": "{percent}% болуш үчүн жалпы сан {fitting} болушу керек.",
    "ru": "Чтобы вышло {percent} %, всего должно быть {fitting}.",
    "en": "For {percent}% the total must be {fitting}.",
}
NO_TOTAL_NEEDED = {
    "ky": "Жалпы сан кандай болбосун, {count} бирдик анын {percent}%ын түзбөйт.",
    "ru": "Какое бы ни было общее число, {count} не составит от него {percent} %.",
    "en": "There is no total of which {count} is {percent}%.",
}
NO_TOTAL_FITS = finding(
    7,
    "«{indicator_ky}»: {pairs} пайыздары бир да жалпы санга туура келбейт.",
    "«{indicator_ru}»: проценты {pairs} не подходят ни к одному общему числу.",
    "“{indicator_en}”: the percentages {pairs} fit no total at all.",
)
REMAINDER = finding(
    8,
    "«{indicator_ky}», «{group_ky}»: {percent}% калгандардын 100гө чейинки калдыгы катары гана чыгат, {count} санынан эмес.",
    "«{indicator_ru}», «{group_ru}»: {percent} % получается только как остаток до 100, а не из числа {count}.",
    "“{indicator_en}”, “{group_en}”: {percent}% comes out only as the remainder to 100, not from {count}.",
)
PERCENT_SUM = finding(
    9,
    "«{indicator_ky}»: пайыздардын суммасы {sum}, 100 эмес.",
    "«{indicator_ru}»: сумма процентов {sum}, а не 100.",
    "“{indicator_en}”: the percentages add up to {sum}, not to 100.",
)
BAND_GAP = finding(
    10,
    "«{indicator_ky}»: «{lower_ky}» менен «{upper_ky}» ортосунда {gap} эч бир топко кирбейт.",
    "«{indicator_ru}»: между «{lower_ru}» и «{upper_ru}» {gap} не входит ни в одну группу.",
    "“{indicator_en}”: between “{lower_en}” and “{upper_en}”, {gap} belongs to no group.",
)
BAND_OVERLAP = finding(
    11,
    "«{indicator_ky}»: «{lower_ky}» менен «{upper_ky}» {overlap} аралыгында кабатталат.",
    "«{indicator_ru}»: «{lower_ru}» и «{upper_ru}» пересекаются на {overlap}.",
    "“{indicator_en}”: “{lower_en}” and “{upper_en}” overlap at {overlap}.",
)
NO_DEFINITION = finding(
    12,
    "«{indicator_ky}»: эмне өлчөнгөнү айтылган эмес.",
    "«{indicator_ru}»: не сказано, что измеряется.",
    "“{indicator_en}”: it is not said what is measured.",
)
NO_BASE = finding(
    13,
    "«{indicator_ky}»: эмнеге карата эсептелгени (негизи) айтылган эмес.",
    "«{indicator_ru}»: не указана база, от которой считают.",
    "“{indicator_en}”: the base is not stated.",
)
COPIED_DEFINITION = finding(
    14,
    "«{indicator_ky}» менен «{other_ky}» аныктамалары дээрлик бирдей ({likeness}%).",
    "Определения «{indicator_ru}» и «{other_ru}» почти совпадают ({likeness} %).",
    "The definitions of “{indicator_en}” and “{other_en}” are nearly the same ({likeness}%).",
)
NO_INDICATOR = finding(
    15,
    "«{direction_ky}» багытында бир да көрсөткүч жок.",
    "В направлении «{direction_ru}» нет ни одного показателя.",
    "The direction “{direction_en}” has no indicator.",
)
MIXED_LEVELS = finding(
    16,
    "Бирдиктердин деңгээли өзгөрөт: «{part}» ({place_ky}) «{whole}» бирдигинин бөлүгү, ал өзү да рейтингде.",
    "Уровень единиц меняется: «{part}» ({place_ru}) – часть «{whole}», которая сама в рейтинге.",
    "The level of units changes: “{part}” ({place_en}) is a part of “{whole}”, which is itself rated.",
)
AMBIGUOUS_NAME = finding(
    17,
    "«{name}» {count} бирдикти билдирет: {candidates_ky}; аларды «район», «шаар» деген сөз гана айырмалайт.",
    "«{name}» может означать разные единицы ({count}): {candidates_ru}; их различает только слово «район» или «город».",
    "“{name}” means {count} units: {candidates_en}; only the word district or city tells them apart.",
)
KIND_DIFFERS = finding(
    18,
    "«{name}» {said_ky} деп аталган, реестрде ал {kind_ky}.",
    "«{name}» названо как «{said_ru}», в реестре это {kind_ru}.",
    "“{name}” is called {said_en}; in the register it is {kind_en}.",
)
KIND_CHANGES = finding(
    19,
    "«{name}» бир жерде {said_ky} деп аталган, башка жерде түрү жок жазылган.",
    "«{name}» в одном месте названо как «{said_ru}», в другом вид не указан.",
    "“{name}” is called {said_en} in one place and left without a kind in another.",
)
MISSPELT = finding(
    20,
    "«{name}» реестр боюнча «{official_ky}» деп жазылат.",
    "«{name}» по реестру пишется «{official_ru}».",
    "“{name}” is “{official_en}” in the register.",
)
UNKNOWN_NAME = finding(
    21,
    "«{name}» деген бирдик реестрде жок.",
    "Единицы «{name}» в реестре нет.",
    "There is no unit “{name}” in the register.",
)
TWO_SPELLINGS = finding(
    22,
    "Бир эле бирдик ар кандай жазылган: {spellings}.",
    "Одна единица написана по-разному: {spellings}.",
    "One unit is written in different ways: {spellings}.",
)
PERIODS_DIFFER = finding(
    23,
    "Бир рейтингдин көрсөткүчтөрү ар башка мезгилдерге таандык: {periods_ky}.",
    "Показатели одного рейтинга относятся к разным периодам: {periods_ru}.",
    "Indicators of one rating refer to different periods: {periods_en}.",
)
NO_PERIOD = finding(
    24,
    "«{indicator_ky}»: мезгили көрсөтүлгөн эмес.",
    "«{indicator_ru}»: период не указан.",
    "“{indicator_en}”: the period is not stated.",
)
NOT_RECOMPUTABLE = finding(
    25,
    "{what_ky} жарыяланган эмес: жыйынтыкты кайра эсептеп текшерүүгө болбойт.",
    "Не опубликованы {what_ru}: результат нельзя пересчитать и проверить.",
    "{what_en} are not published: the result cannot be recomputed and checked.",
)
