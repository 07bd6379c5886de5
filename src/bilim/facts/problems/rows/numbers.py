"""What can be wrong with the number of a row, or with what stands for it."""

from bilim_engine.problems import catalogued

MARK = catalogued(
    "facts.P030",
    ky="Сандын ордуна «{mark}» турган уячалар: {count} (саптар: {rows}); анын мааниси айтылган эмес.",
    ru="Ячеек, где вместо числа стоит «{mark}»: {count} (строки: {rows}); что он значит, не сказано.",
    en="Cells with “{mark}” for a number: {count} (rows: {rows}); nobody said what it means.",
    hint_ky=(
        "Ал нөлдү же маалымат жоктугунун кайсы себебин билдирерин тандаңыз: ар файлда ар башка болот, "
        "ошондуктан тутум өзү чечпейт."
    ),
    hint_ru=(
        "Укажите, означает ли он ноль или причину отсутствия данных: в разных файлах это разное, и "
        "система не решает сама."
    ),
    hint_en=(
        "Say whether it means zero or which reason for missing: files differ, so the system does not decide."
    ),
)
NUMBER_UNCLEAR = catalogued(
    "facts.P031",
    ky="«{text}» таза сан эмес.",
    ru="«{text}» – не чистое число.",
    en="“{text}” is not a clean number.",
    hint_ky="Боштукту, шилтеме белгисин, кашааны, өлчөө бирдигин алып салып, санды гана калтырыңыз.",
    hint_ru="Уберите пробелы, знак сноски, скобки, единицу измерения и оставьте только число.",
    hint_en="Take out spaces, the footnote sign, brackets or unit and leave the number alone.",
)
NUMBER_AMBIGUOUS = catalogued(
    "facts.P032",
    ky="«{text}» эки түрдүү окулат: үтүр ондук бөлчөктү же миңдикти билдириши мүмкүн.",
    ru="«{text}» читается двояко: запятая может отделять дробь или тысячи.",
    en="“{text}” can be read in two ways: the comma may part decimals or thousands.",
    hint_ky="Бөлчөк болсо чекит менен ({decimal}), миңдик болсо бөлгүчсүз ({thousands}) жазыңыз.",
    hint_ru="Если это дробь, пишите с точкой ({decimal}), если тысячи, без разделителя ({thousands}).",
    hint_en="Write {decimal} for decimals or {thousands} for thousands.",
)
NUMBER_NOT_FINITE = catalogued(
    "facts.P033",
    ky="«{text}» жөнөкөй жазылган сан эмес.",
    ru="«{text}» – не число в обычной записи.",
    en="“{text}” is not a number in plain writing.",
    hint_ky="Санды толук жазыңыз: даражасыз, NaN жана чексиздиксиз.",
    hint_ru="Напишите число полностью: без степени, NaN и бесконечности.",
    hint_en="Write the number out: no exponent, no NaN, no infinity.",
)
NUMBER_TOO_LONG = catalogued(
    "facts.P034",
    ky="«{text}» өтө узун сан: чекитке чейин 22, андан кийин 12 орунга чейин болот.",
    ru="«{text}» – слишком длинное число: до точки бывает 22 знака, после неё 12.",
    en="“{text}” is too long a number: up to 22 digits before the point and 12 after it.",
    hint_ky="Санды тегеректеңиз же өлчөө бирдигин текшериңиз.",
    hint_ru="Округлите число или проверьте единицу измерения.",
    hint_en="Round it, or check the unit of measure.",
)
MIXED_MARKS = catalogued(
    "facts.P035",
    ky="Файлда бөлчөк {comma}-сапта үтүр менен, {point}-сапта чекит менен жазылган.",
    ru="В файле дроби пишутся и запятой (строка {comma}), и точкой (строка {point}).",
    en="The file writes decimals with a comma (row {comma}) and with a point (row {point}).",
    hint_ky="Бирдей жазыңыз: аралаш файлда 1.234 эмнени билдирери белгисиз.",
    hint_ru="Пишите одинаково: в смешанном файле неясно, что значит 1.234.",
    hint_en="Write one way: in a mixed file nobody can tell what 1.234 means.",
)
VALUE_AND_REASON = catalogued(
    "facts.P036",
    ky="Сан да, маалымат жоктугунун себеби да берилген.",
    ru="Даны и число, и причина отсутствия данных.",
    en="Both a number and a reason for missing are given.",
    hint_ky="value же missing мамычаларынын бирин гана толтуруңуз.",
    hint_ru="Заполните только один из столбцов value и missing.",
    hint_en="Fill only one of the columns value and missing.",
)
VALUE_NOR_REASON = catalogued(
    "facts.P037",
    ky="Сан да, маалымат жоктугунун себеби да жок.",
    ru="Нет ни числа, ни причины отсутствия данных.",
    en="There is neither a number nor a reason for missing.",
    hint_ky="Бош уяча нөл эмес: санды же missing мамычасына себебин жазыңыз.",
    hint_ru="Пустая ячейка – не ноль: напишите число или причину в столбце missing.",
    hint_en="An empty cell is not zero: write the number, or the reason in the column missing.",
)
REASON_UNKNOWN = catalogued(
    "facts.P038",
    ky="«{reason}» көрсөткүчтүн жоктугунун себеби катары жазылбайт.{near}",
    ru="«{reason}» не указывают как причину отсутствия показателя.{near}",
    en="“{reason}” is no reason to state for a missing figure.{near}",
    hint_ky="Жазыла турган себептер: {known}.",
    hint_ru="Указывают одну из причин: {known}.",
    hint_en="State one of these reasons: {known}.",
)
NEGATIVE = catalogued(
    "facts.P039",
    ky="«{item}» терс сан боло албайт: {text}.",
    ru="«{item}» не может быть отрицательным: {text}.",
    en="“{item}” cannot be negative: {text}.",
    hint_ky="Белгисин текшериңиз.",
    hint_ru="Проверьте знак.",
    hint_en="Check the sign.",
)
ABOVE_HUNDRED = catalogued(
    "facts.P040",
    ky="«{item}» – үлүш, бирок 100дөн ашат: {text}.",
    ru="«{item}» – доля, но больше 100: {text}.",
    en="“{item}” is a share, yet above 100: {text}.",
    hint_ky="Алымы менен негизин текшериңиз. Туура болсо, ушундай калсын.",
    hint_ru="Проверьте числитель и базу. Если верно, оставьте.",
    hint_en="Check what it is a share of. If it is right, leave it.",
    severity="warning",
)
NOT_WHOLE = catalogued(
    "facts.P041",
    ky="«{item}» бүтүн сан менен эсептелет, бирок бул сан бүтүн эмес: {text}.",
    ru="«{item}» считается в целых числах, но это число не целое: {text}.",
    en="“{item}” is counted in whole numbers, yet this one is not whole: {text}.",
    hint_ky="Санды текшериңиз. Туура болсо, ушундай калсын.",
    hint_ru="Проверьте число. Если верно, оставьте.",
    hint_en="Check the number. If it is right, leave it.",
    severity="warning",
)
COMMA_NOTED = catalogued(
    "facts.P050",
    ky="Үтүрү ондук бөлчөк катары окулган сандар: {count}, биринчиси {row}-сапта.",
    ru="Чисел, где запятая прочитана как десятичная: {count}, первое в строке {row}.",
    en="Numbers whose comma was read as a decimal comma: {count}, the first in row {row}.",
    hint_ky="Эгер үтүр миңдикти бөлсө, файлды оңдоңуз.",
    hint_ru="Если запятая отделяет тысячи, исправьте файл.",
    hint_en="If the comma parts thousands, mend the file.",
    severity="warning",
)
GROUPING_NOTED = catalogued(
    "facts.P051",
    ky="Үзүлбөс боштугу миңдикти бөлөт деп окулган сандар: {count}, биринчиси {row}-сапта.",
    ru="Чисел, где неразрывный пробел прочитан как разделитель тысяч: {count}, первое в строке {row}.",
    en="Numbers whose no-break space was read as parting thousands: {count}, the first in row {row}.",
    hint_ky="Эгер бир уячада эки сан турса, файлды оңдоңуз.",
    hint_ru="Если в ячейке стоят два числа, исправьте файл.",
    hint_en="If the cell holds two numbers, mend the file.",
    severity="warning",
)
