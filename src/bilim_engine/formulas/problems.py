"""What can be wrong with a formula."""

from bilim_engine.problems import catalogued

UNREADABLE = catalogued(
    "formulas.P001",
    ky="Формула окулбай калды: «{text}» ({detail}).",
    ru="Формулу не удалось прочитать: «{text}» ({detail}).",
    en="The formula cannot be read: “{text}” ({detail}).",
    hint_ky="Кашааларды, белгилерди жана аталыштардын жазылышын текшериңиз.",
    hint_ru="Проверьте скобки, знаки и написание названий.",
    hint_en="Check brackets, signs and the spelling of names.",
)
NOT_ALLOWED = catalogued(
    "formulas.P002",
    ky="«{text}»: мындай жазуу формулаларда колдонулбайт.",
    ru="«{text}»: в формулах так писать нельзя.",
    en="“{text}” is not part of the language of formulas.",
    hint_ky="Колдонулат: + - * /, салыштыруулар, and, or, not, a if c else b жана функциялар {functions}.",
    hint_ru="Допустимы: + - * /, сравнения, and, or, not, a if c else b и функции {functions}.",
    hint_en="Allowed are + - * /, comparisons, and, or, not, a if c else b, and the functions {functions}.",
)
UNKNOWN_NAME = catalogued(
    "formulas.P003",
    ky="«{name}» деген баштапкы сан да, көрсөткүч да жок.",
    ru="Нет ни исходного показателя, ни показателя «{name}».",
    en="There is no item or indicator “{name}”.",
    hint_ky="Жазылышын текшериңиз же аны definitions/items ичинде аныктаңыз.{near}",
    hint_ru="Проверьте написание или определите его в definitions/items.{near}",
    hint_en="Check the spelling, or define it in definitions/items.{near}",
)
UNKNOWN_FUNCTION = catalogued(
    "formulas.P004",
    ky="«{name}» деген функция жок.",
    ru="Функции «{name}» нет.",
    en="There is no function “{name}”.",
    hint_ky="Функциялар: {functions}.{near}",
    hint_ru="Функции: {functions}.{near}",
    hint_en="Functions: {functions}.{near}",
)
WRONG_ARGUMENTS = catalogued(
    "formulas.P005",
    ky="«{name}» функциясынын аргументтери туура эмес: «{text}».",
    ru="У функции «{name}» неверные аргументы: «{text}».",
    en="The function “{name}” has the wrong arguments: “{text}”.",
    hint_ky="Туура жазылышы: {usage}.",
    hint_ru="Правильно: {usage}.",
    hint_en="Write: {usage}.",
)
WRONG_TYPE = catalogued(
    "formulas.P006",
    ky="«{text}» – {found}, бул жерде {wanted} керек.",
    ru="«{text}» – это {found}, а здесь нужно: {wanted}.",
    en="“{text}” is a {found}, but a {wanted} is needed here.",
    hint_ky="number – сан, boolean – чын же жалган; салыштыруу (мисалы, x > 0) сандан boolean жасайт.",
    hint_ru="number – число, boolean – истина или ложь; сравнение (например, x > 0) делает из чисел boolean.",
    hint_en="A comparison such as x > 0 makes a boolean; a if c else b makes a number of one.",
)
DIVISION_BY_ZERO = catalogued(
    "formulas.P007",
    ky="«{text}» дайыма нөлгө бөлөт.",
    ru="«{text}» всегда делит на ноль.",
    en="“{text}” always divides by zero.",
    hint_ky="Бөлүүчүнү оңдоңуз.",
    hint_ru="Исправьте делитель.",
    hint_en="Correct the divisor.",
)
UNKNOWN_PARAMETER = catalogued(
    "formulas.P008",
    ky="«{name}» деген параметр жок.",
    ru="Параметра «{name}» нет.",
    en="There is no parameter “{name}”.",
    hint_ky="Аны definitions/parameters ичинде аныктаңыз.{near}",
    hint_ru="Определите его в definitions/parameters.{near}",
    hint_en="Define it in definitions/parameters.{near}",
)
UNKNOWN_BREAKDOWN = catalogued(
    "formulas.P009",
    ky="«{item}» баштапкы саны «{over}» боюнча бөлүнбөйт.",
    ru="Исходный показатель «{item}» не имеет разбивки «{over}».",
    en="The item “{item}” is not broken down by “{over}”.",
    hint_ky="Баштапкы сандын breakdowns тизмесин караңыз: {known}.{near}",
    hint_ru="Смотрите breakdowns исходного показателя: {known}.{near}",
    hint_en="See the breakdowns of the item: {known}.{near}",
)
TOO_LARGE = catalogued(
    "formulas.P010",
    ky="Формула өтө узун же өтө татаал: {detail}.",
    ru="Формула слишком длинна или слишком глубоко вложена: {detail}.",
    en="The formula is too long or nested too deeply: {detail}.",
    hint_ky="Аны бир нече көрсөткүчкө бөлүңүз.",
    hint_ru="Разделите её на несколько показателей.",
    hint_en="Divide it into several indicators.",
)
NOTHING_INSIDE = catalogued(
    "formulas.P011",
    ky="«{text}»: {name} ичинде баштапкы сан да, көрсөткүч да жок.",
    ru="«{text}»: внутри {name} нет ни одного показателя.",
    en="“{text}”: there is no item or indicator inside {name}.",
    hint_ky="{name} баштапкы санга же көрсөткүчкө гана колдонулат.",
    hint_ru="{name} применяется только к исходному показателю или показателю.",
    hint_en="{name} is applied only to an item or an indicator.",
)
SHIFT_MISFIT = catalogued(
    "formulas.P012",
    ky="«{name}» {kind} мезгили боюнча жыйналат, аны {months} айга жылдырууга болбойт.",
    ru="«{name}» собирается за период {kind}; его нельзя сдвинуть на {months} мес.",
    en="“{name}” is collected by {kind} and cannot be moved by {months} months.",
    hint_ky="Мезгилге туура келген жылышты жазыңыз (жылдык үчүн years=…).",
    hint_ru="Укажите сдвиг, кратный периоду (для годовых – years=…).",
    hint_en="Give a shift that fits the period (years=… for yearly ones).",
)
NUMBER_NOT_PLAIN = catalogued(
    "formulas.P013",
    ky="«{text}» сандын жөнөкөй жазылышы эмес.",
    ru="«{text}» – не простая запись числа.",
    en="“{text}” is not a number written plainly.",
    hint_ky="Чекит менен, эң көп дегенде 34 цифра менен жазыңыз: 0.25.",
    hint_ru="Пишите с точкой, не более 34 цифр: 0.25.",
    hint_en="Write it with a point and at most 34 digits: 0.25.",
)
AMBIGUOUS_NAME = catalogued(
    "formulas.P014",
    ky="«{name}» деген баштапкы сан да, көрсөткүч да бар.",
    ru="«{name}» – и исходный показатель, и показатель.",
    en="“{name}” is both an item and an indicator.",
    hint_ky="Бирөөнүн кодун өзгөртүңүз.",
    hint_ru="Измените код одного из них.",
    hint_en="Change the code of one of them.",
)
TREE_UNREADABLE = catalogued(
    "formulas.P015",
    ky="Формуланын JSON дарагы окулбай калды: {detail}.",
    ru="Дерево формулы в JSON не читается: {detail}.",
    en="The JSON tree of the formula cannot be read: {detail}.",
    hint_ky="Дарак бул программанын версиясы жазган түрдө болушу керек (v = 1).",
    hint_ru="Дерево должно быть таким, каким его записывает программа этой версии (v = 1).",
    hint_en="The tree must be as this version of the program writes it (v = 1).",
)
