"""What can be wrong with the cell a row names (unit, item, period, breakdown), alone or named twice."""

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
UNIT_NEAR = catalogued(
    "facts.P078",
    ky="Реестрде так «{unit}» деп аталган бирдик жок; жазылышы окшоштору: {candidates}.",
    ru="Единицы с точным названием «{unit}» в реестре нет; похоже пишутся: {candidates}.",
    en="No unit in the register is called exactly “{unit}”; written much like it: {candidates}.",
    hint_ky="unit мамычасына керектүүсүнүн кодун жазыңыз же аталышын оңдоңуз.",
    hint_ru="Напишите в столбце unit код нужной или исправьте название.",
    hint_en="Write the code of the one you mean in the column unit, or mend the name.",
)
UNIT_OTHER_KIND = catalogued(
    "facts.P056",
    ky=(
        "«{unit}» деген бирдик {period} мезгилинде болгон эмес; "
        "аталышы ушундай, бирок түрү башка бирдик: {candidates}."
    ),
    ru="В период {period} единицы «{unit}» не было; так же называется единица другого вида: {candidates}.",
    en="There was no unit “{unit}” in the period {period}; of another kind, with such a name: {candidates}.",
    hint_ky="Эгер ошол бирдик болсо, unit мамычасына анын кодун жазыңыз.",
    hint_ru="Если имеется в виду она, напишите её код в столбце unit.",
    hint_en="If that is the one you mean, write its code in the column unit.",
)
UNIT_NAMED_LATER = catalogued(
    "facts.P057",
    ky=(
        "{period} мезгилинде «{unit}» деген аталыш али болгон эмес; "
        "кийин ушундай аталган бирдиктин ал кездеги аталышы: {candidates}."
    ),
    ru=(
        "В период {period} названия «{unit}» ещё не было; "
        "единица, получившая его позже, тогда называлась: {candidates}."
    ),
    en=(
        "In the period {period} nothing was called “{unit}” yet; "
        "the unit that took the name later was then called: {candidates}."
    ),
    hint_ky="Ошол кездеги аталышын жазыңыз же unit мамычасына кодун көрсөтүңүз.",
    hint_ru="Напишите тогдашнее название или код в столбце unit.",
    hint_en="Write the name of that time, or its code in the column unit.",
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
