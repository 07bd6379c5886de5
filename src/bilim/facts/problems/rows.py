"""What can be wrong with a row."""

from bilim_engine.problems import catalogued

UNIT_UNKNOWN = catalogued(
    "facts.P020",
    ky="Реестрде «{unit}» деген бирдик жок.{near}",
    ru="В реестре нет единицы «{unit}».{near}",
    en="The register has no unit “{unit}”.{near}",
    hint_ky="Кодун реестрден караңыз же unit_name мамычасына аталышын жазыңыз.",
    hint_ru="Посмотрите код в реестре или напишите название в столбце unit_name.",
    hint_en="Look its code up in the register, or write the name in the column unit_name.",
)
UNIT_AMBIGUOUS = catalogued(
    "facts.P021",
    ky="«{unit}» деген аталыш бирден көп бирдикке туура келет: {candidates}.",
    ru="Название «{unit}» подходит нескольким единицам: {candidates}.",
    en="The name “{unit}” fits more than one unit: {candidates}.",
    hint_ky="unit мамычасына керектүүсүнүн кодун жазыңыз.",
    hint_ru="Напишите в столбце unit код нужной.",
    hint_en="Write the code of the one you mean in the column unit.",
)
UNIT_DISAGREES = catalogued(
    "facts.P022",
    ky="Код боюнча «{unit}», ал эми аталышы боюнча «{named}»: эки башка бирдик.",
    ru="По коду это «{unit}», а по названию «{named}»: две разные единицы.",
    en="By its code this is “{unit}”, by its name “{named}”: two different units.",
    hint_ky="Туурасын калтырыңыз.",
    hint_ru="Оставьте верное.",
    hint_en="Leave the one that is right.",
)
UNIT_NOT_THEN = catalogued(
    "facts.P023",
    ky="«{unit}» бирдиги {period} мезгилинде болгон эмес.",
    ru="В период {period} единицы «{unit}» не было.",
    en="The unit “{unit}” did not exist in the period {period}.",
    hint_ky="Мезгилди же ошол кездеги бирдиктин кодун текшериңиз.",
    hint_ru="Проверьте период или код единицы, действовавшей тогда.",
    hint_en="Check the period, or the code of the unit that existed then.",
)
ITEM_UNKNOWN = catalogued(
    "facts.P024",
    ky="Сөздүктө «{item}» деген баштапкы сан жок.{near}",
    ru="В словаре нет исходного показателя «{item}».{near}",
    en="The dictionary has no item “{item}”.{near}",
    hint_ky="Кодун баштапкы сандардын сөздүгүнөн караңыз.",
    hint_ru="Посмотрите код в словаре исходных показателей.",
    hint_en="Look its code up in the dictionary of items.",
)
PERIOD_UNREADABLE = catalogued(
    "facts.P025",
    ky="«{period}» мезгил катары окулбайт.",
    ru="«{period}» не читается как период.",
    en="“{period}” is not a period.",
    hint_ky=(
        "Мындай жазыңыз: 2025, 2024/25, 2025-H1, 2025-12 же 2025-12-05. Excelде уячаны текст түрүнө коюңуз."
    ),
    hint_ru="Пишите так: 2025, 2024/25, 2025-H1, 2025-12 или 2025-12-05. В Excel сделайте ячейку текстовой.",
    hint_en="Write 2025, 2024/25, 2025-H1, 2025-12 or 2025-12-05. In Excel make the cell a text cell.",
)
PERIOD_KIND = catalogued(
    "facts.P026",
    ky="«{item}» {example} сыяктуу мезгилдер үчүн жыйналат, ал эми {period} башка түрдөгү мезгил.",
    ru="«{item}» собирается за периоды вида {example}, а {period} другого вида.",
    en="“{item}” is collected for periods such as {example}; {period} is another kind.",
    hint_ky="Мезгилди мындай жазыңыз: {example}.",
    hint_ru="Напишите период так: {example}.",
    hint_en="Write the period like {example}.",
)
BREAKDOWN_UNREADABLE = catalogued(
    "facts.P027",
    ky="«{breakdown}» бөлүнүш катары окулбайт.",
    ru="«{breakdown}» не читается как разбивка.",
    en="“{breakdown}” is not a breakdown.",
    hint_ky="Мындай жазыңыз: sex=female;language=ky. Бир өлчөм эки жолу берилбейт.",
    hint_ru="Пишите так: sex=female;language=ky. Одно измерение не даётся дважды.",
    hint_en="Write sex=female;language=ky. A dimension is given once.",
)
DIMENSION_UNKNOWN = catalogued(
    "facts.P028",
    ky="«{item}» «{dimension}» боюнча бөлүнбөйт.{near}",
    ru="«{item}» не делится по «{dimension}».{near}",
    en="“{item}” is not broken down by “{dimension}”.{near}",
    hint_ky="Анын бөлүнүштөрү: {known}.",
    hint_ru="Его разбивки: {known}.",
    hint_en="Its breakdowns are: {known}.",
)
CATEGORY_UNKNOWN = catalogued(
    "facts.P029",
    ky="«{dimension}» бөлүнүшүндө «{category}» жок.{near}",
    ru="В разбивке «{dimension}» нет «{category}».{near}",
    en="The breakdown “{dimension}” has no “{category}”.{near}",
    hint_ky="Мүмкүн болгондору: {known}.",
    hint_ru="Возможные: {known}.",
    hint_en="It can be: {known}.",
)
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
    hint_ky="Шилтеме белгисин, кашааны, өлчөө бирдигин алып салып, санды гана калтырыңыз.",
    hint_ru="Уберите знак сноски, скобки, единицу измерения и оставьте только число.",
    hint_en="Take out the footnote sign, brackets or unit and leave the number alone.",
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
    ru="«{text}» слишком длинное число: до точки 22 знака, после неё 12.",
    en="“{text}” is too long a number: up to 22 digits before the point and 12 after it.",
    hint_ky="Санды тегеректеңиз же өлчөм бирдигин текшериңиз.",
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
    ky="«{reason}» деген себеп жок.{near}",
    ru="Причины «{reason}» нет.{near}",
    en="There is no reason “{reason}”.{near}",
    hint_ky="Себептер: {known}.",
    hint_ru="Причины: {known}.",
    hint_en="The reasons are: {known}.",
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
    ky="«{item}» даана менен саналат, бирок бүтүн сан эмес: {text}.",
    ru="«{item}» считается поштучно, но число не целое: {text}.",
    en="“{item}” is counted, yet is not a whole number: {text}.",
    hint_ky="Санды текшериңиз. Туура болсо, ушундай калсын.",
    hint_ru="Проверьте число. Если верно, оставьте.",
    hint_en="Check the number. If it is right, leave it.",
    severity="warning",
)
TWICE_DIFFERENT = catalogued(
    "facts.P042",
    ky="Ушул эле уячага {first}-сапта «{before}» берилген, бул жерде «{after}».",
    ru="Для той же ячейки в строке {first} дано «{before}», здесь «{after}».",
    en="Row {first} gives “{before}” for the same cell, this one “{after}”.",
    hint_ky="Туура сапты калтырыңыз. Булактары башка болсо да, алар эки башка сап деп саналат.",
    hint_ru="Оставьте верную строку. Строки с разными источниками тоже считаются разными.",
    hint_en="Leave the row that is right. Rows that differ in their source differ too.",
)
TWICE_SAME = catalogued(
    "facts.P043",
    ky="Бул сап {first}-сапты кайталайт, ошондуктан бир жолу гана алынат.",
    ru="Строка повторяет строку {first} и берётся один раз.",
    en="The row repeats row {first} and is taken once.",
    hint_ky="Ашыкчасын өчүрсөңүз болот.",
    hint_ru="Лишнюю можно удалить.",
    hint_en="The extra one can be deleted.",
    severity="warning",
)
NOT_PERMITTED = catalogued(
    "facts.P044",
    ky="Сиздин укуктарыңыз «{unit}» бирдигин камтыбайт (саптар: {rows}).",
    ru="Ваши права не охватывают единицу «{unit}» (строки: {rows}).",
    en="Your permissions do not cover the unit “{unit}” (rows {rows}).",
    hint_ky="Бул саптарды алып салыңыз же жооптуу кызматкерге бериңиз.",
    hint_ru="Уберите эти строки или передайте их ответственному.",
    hint_en="Take these rows out, or give them to the person in charge.",
)
NOT_YES_OR_NO = catalogued(
    "facts.P045",
    ky="«{text}» ооба же жок катары окулбайт.",
    ru="«{text}» не читается как да или нет.",
    en="“{text}” is neither yes nor no.",
    hint_ky="yes же no деп жазыңыз; бош уяча no дегенди билдирет.",
    hint_ru="Пишите yes или no; пустая ячейка значит no.",
    hint_en="Write yes or no; an empty cell means no.",
)
DATE_UNREADABLE = catalogued(
    "facts.P046",
    ky="«{text}» дата катары окулбайт.",
    ru="«{text}» не читается как дата.",
    en="“{text}” is not a date.",
    hint_ky="Мындай жазыңыз: 2026-11-21.",
    hint_ru="Пишите так: 2026-11-21.",
    hint_en="Write 2026-11-21.",
)
CERTAINTY_UNKNOWN = catalogued(
    "facts.P047",
    ky="«{text}» деген тактык даражасы жок.{near}",
    ru="Степени достоверности «{text}» нет.{near}",
    en="There is no certainty “{text}”.{near}",
    hint_ky="Мүмкүн болгондору: {known}.",
    hint_ru="Возможные: {known}.",
    hint_en="It can be: {known}.",
)
TEXT_UNSAFE = catalogued(
    "facts.P048",
    ky="Текстте көрүнбөгөн башкаруу белгиси бар же ал {limit} белгиден узун.",
    ru="В тексте есть невидимый управляющий знак или он длиннее {limit} знаков.",
    en="The text holds an invisible control sign or is longer than {limit} signs.",
    hint_ky="Текстти кайра териңиз же кыскартыңыз.",
    hint_ru="Наберите текст заново или сократите его.",
    hint_en="Type the text again or shorten it.",
)
ADDRESS_UNSAFE = catalogued(
    "facts.P049",
    ky="«{text}» – интернет-дарек эмес.",
    ru="«{text}» – не интернет-адрес.",
    en="“{text}” is not a web address.",
    hint_ky="Дарек http:// же https:// менен башталат; дареги жок булакка бош калтырыңыз.",
    hint_ru="Адрес начинается с http:// или https://; если адреса нет, оставьте пустым.",
    hint_en="An address begins with http:// or https://; leave it empty where there is none.",
)
SAID_TWICE = catalogued(
    "facts.P054",
    ky="{column} мамычасы да, {others} да толтурулган: кайсынысы чыгарылары белгисиз.",
    ru="Заполнены и {column}, и {others}: неясно, что показывать.",
    en="Both {column} and {others} are filled in: which of them to show is not clear.",
    hint_ky="Бардык тилдер үчүн бир текстти же ар бир тил үчүн өз текстин калтырыңыз.",
    hint_ru="Оставьте либо один текст для всех языков, либо текст на каждом языке.",
    hint_en="Leave either one text for all languages or a text in each.",
)
LANGUAGE_LACKING = catalogued(
    "facts.P055",
    ky="{column} мамычасы бош, ал эми башка тилдерде текст бар.",
    ru="Столбец {column} пуст, а на других языках текст есть.",
    en="The column {column} is empty while other languages have a text.",
    hint_ky="Үчөөнү тең толтуруңуз: {columns}.",
    hint_ru="Заполните все три: {columns}.",
    hint_en="Fill in all three: {columns}.",
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
NO_SOURCE_NOTED = catalogued(
    "facts.P052",
    ky=(
        "Булагы жазылбаган саптар: {count}, биринчиси {row}-сап. Булак катары файлды киргизген адам "
        "көрсөтүлөт."
    ),
    ru="Строк без источника: {count}, первая {row}. Источником будет назван тот, кто внёс файл.",
    en=(
        "Rows that name no source: {count}, the first is row {row}. The person who brings the file "
        "stands as it."
    ),
    hint_ky="origin мамычасына булактын аталышын, address мамычасына дарегин жазыңыз.",
    hint_ru="Напишите название источника в столбце origin и адрес в столбце address.",
    hint_en="Write the title of the source in the column origin and its address in the column address.",
    severity="warning",
)
NAMES_NOTED = catalogued(
    "facts.P053",
    ky="«{text}» деген аталыш «{unit}» деп окулду.",
    ru="Название «{text}» прочитано как «{unit}».",
    en="The name “{text}” was read as “{unit}”.",
    hint_ky="Туура эмес болсо, unit мамычасына кодун жазыңыз.",
    hint_ru="Если это не так, напишите код в столбце unit.",
    hint_en="If that is wrong, write the code in the column unit.",
    severity="warning",
)
