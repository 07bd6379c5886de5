"""What can be wrong with an address of a public page, and where the reader should go instead."""

from bilim_engine.problems import catalogued

UNKNOWN_EDITION = catalogued(
    "portal.P001",
    ky="«{code}» деген басылма жарыяланган эмес.",
    ru="Выпуск «{code}» не публиковался.",
    en="No edition “{code}” has been published.",
    hint_ky="Басылмалардын тизмесинен тандаңыз.",
    hint_ru="Выберите выпуск из списка.",
    hint_en="Choose one from the list of editions.",
)
UNKNOWN_UNIT = catalogued(
    "portal.P002",
    ky="Бул басылмада «{code}» деген билим берүү бөлүмү жок.",
    ru="В этом выпуске нет отдела образования «{code}».",
    en="This edition has no education department “{code}”.",
    hint_ky="Бөлүмдөрдүн тизмесинен аталышы боюнча табыңыз.",
    hint_ru="Найдите его по названию в списке отделов.",
    hint_en="Find it by name in the list of departments.",
)
UNKNOWN_INDICATOR = catalogued(
    "portal.P003",
    ky="Бул басылмада «{code}» деген көрсөткүч жок.",
    ru="В этом выпуске нет показателя «{code}».",
    en="This edition has no indicator “{code}”.",
    hint_ky="Көрсөткүчтөрдүн тизмесинен тандаңыз.",
    hint_ru="Выберите показатель из списка.",
    hint_en="Choose one from the list of indicators.",
)
UNKNOWN_NODE = catalogued(
    "portal.P004",
    ky="Усулда «{code}» деген бөлүк жок.",
    ru="В методике нет части «{code}».",
    en="The methodology has no part “{code}”.",
    hint_ky="Усулдун дарагынан тандаңыз.",
    hint_ru="Выберите часть в дереве методики.",
    hint_en="Choose a part from the tree of the methodology.",
)
UNKNOWN_FACT = catalogued(
    "portal.P005",
    ky="Бул басылмада мындай маалымат жазуусу жок: {code}.",
    ru="В этом выпуске нет такой записи данных: {code}.",
    en="This edition has no such record: {code}.",
    hint_ky="Көрсөткүчтүн түшүндүрмөсүнөн баштаңыз: анда бардык баштапкы маалыматтар көрсөтүлгөн.",
    hint_ru="Начните с объяснения показателя: там перечислены все исходные данные.",
    hint_en="Start from the explanation of an indicator: all its inputs are listed there.",
)
UNKNOWN_METHODOLOGY = catalogued(
    "portal.P006",
    ky="«{code}» деген усул жарыяланган эмес.",
    ru="Методика «{code}» не публиковалась.",
    en="No methodology “{code}” has been published.",
    hint_ky="Усулдардын тизмесинен тандаңыз.",
    hint_ru="Выберите методику из списка.",
    hint_en="Choose one from the list of methodologies.",
)
UNKNOWN_STATEMENT = catalogued(
    "portal.P007",
    ky="«{code}» деген билдирүү жүктөлгөн эмес.",
    ru="Заявление «{code}» не загружено.",
    en="No statement “{code}” has been loaded.",
    hint_ky="Башкы барактан баштаңыз.",
    hint_ru="Начните с главной страницы.",
    hint_en="Start from the front page.",
)
WRONG_NUMBER_TO_COMPARE = catalogued(
    "portal.P008",
    ky="Салыштыруу үчүн экиден төрткө чейин бөлүм керек, тандалганы: {count}.",
    ru="Для сравнения нужно от двух до четырёх отделов, выбрано: {count}.",
    en="A comparison needs two to four departments; chosen: {count}.",
    hint_ky="Таблицадан экиден төрткө чейин бөлүмдү белгилеңиз.",
    hint_ru="Отметьте в таблице от двух до четырёх отделов.",
    hint_en="Mark two to four departments in the table.",
)
NOT_RANKED_TO_COMPARE = catalogued(
    "portal.P017",
    ky="Бул басылманын рейтингинде «{code}» деген бөлүм жок.",
    ru="В рейтинге этого выпуска нет отдела «{code}».",
    en="The rating of this edition has no department “{code}”.",
    hint_ky="Аны тизмеден тандаңыз.{near}",
    hint_ru="Выберите его из списка.{near}",
    hint_en="Choose it from the list.{near}",
)
UNKNOWN_COLUMN = catalogued(
    "portal.P009",
    ky="«{code}» деген мамыча боюнча иреттөөгө болбойт; орун боюнча иреттелди.",
    ru="Столбца «{code}» для сортировки нет; таблица упорядочена по месту.",
    en="There is no column “{code}” to sort by; the table is in order of place.",
    hint_ky="Мамычанын аталышын басыңыз. Ылайыктуулары: {near}.",
    hint_ru="Нажмите на заголовок столбца. Подходящие: {near}.",
    hint_en="Press the head of a column. Those that fit: {near}.",
    severity="warning",
)
UNKNOWN_FILTER = catalogued(
    "portal.P010",
    ky="«{code}» деген чыпка жок; ал эске алынган жок.",
    ru="Фильтра «{code}» нет; он не применён.",
    en="There is no filter “{code}”; it was not applied.",
    hint_ky="Тизмеден тандаңыз. Ылайыктуулары: {near}.",
    hint_ru="Выберите значение из списка. Подходящие: {near}.",
    hint_en="Choose from the list. Those that fit: {near}.",
    severity="warning",
)
UNKNOWN_WISH = catalogued(
    "portal.P015",
    ky="«{name}» үчүн «{code}» деген маани жок, ошондуктан файл түзүлгөн жок.",
    ru="Для «{name}» нет значения «{code}», поэтому файл не составлен.",
    en="“{name}” has no value “{code}”, so no file was made.",
    hint_ky="Ылайыктуулары: {near}.",
    hint_ru="Подходящие значения: {near}.",
    hint_en="Values that fit: {near}.",
)
UNKNOWN_QUESTION = catalogued(
    "portal.P016",
    ky="Бул файл «{name}» деген параметрди билбейт, ошондуктан түзүлгөн жок.",
    ru="Этот файл не знает параметра «{name}», поэтому он не составлен.",
    en="This file knows no parameter “{name}”, so it was not made.",
    hint_ky="Билгендери: {near}.",
    hint_ru="Он знает: {near}.",
    hint_en="It knows: {near}.",
)
UNHEEDED = catalogued(
    "portal.P039",
    ky="Бул барак «{name}» деген параметрди билбейт; ал эске алынган жок.",
    ru="Эта страница не знает параметра «{name}»; он не учтён.",
    en="This page knows no parameter “{name}”; it was not heeded.",
    hint_ky="Билгендери: {near}.",
    hint_ru="Она знает: {near}.",
    hint_en="It knows: {near}.",
    severity="warning",
)
UNKNOWN_IN_REGISTER = catalogued(
    "portal.P012",
    ky="Реестрде «{code}» деген бирдик жок; каралган күн – {day}.",
    ru="На {day} в реестре нет единицы «{code}».",
    en="On {day} the register has no unit “{code}”.",
    hint_ky="Аны реестрден аталышы боюнча табыңыз.",
    hint_ru="Найдите её в реестре по названию.",
    hint_en="Find it by name in the register.",
)
WRONG_BOUNDARIES = catalogued(
    "portal.P013",
    ky="«{text}» дата эмес; чек аралар салыштырылган жок.",
    ru="«{text}» – не дата; границы не сопоставлены.",
    en="“{text}” is not a date; boundaries were not compared.",
    hint_ky="Жыл-ай-күн түрүндө жазыңыз, мисалы 2025-12-31.",
    hint_ru="Пишите год-месяц-день, например 2025-12-31.",
    hint_en="Write year-month-day, for example 2025-12-31.",
    severity="warning",
)
NO_DAY_OF_FILE = catalogued(
    "portal.P040",
    ky="«{text}» дата эмес, ошондуктан файл түзүлгөн жок.",
    ru="«{text}» – не дата, поэтому файл не составлен.",
    en="“{text}” is not a date, so no file was made.",
    hint_ky="Жыл-ай-күн түрүндө жазыңыз, мисалы 2025-12-31.",
    hint_ru="Пишите год-месяц-день, например 2025-12-31.",
    hint_en="Write year-month-day, for example 2025-12-31.",
)
BEFORE_THE_REGISTER = catalogued(
    "portal.P041",
    ky="Реестрдеги эң эски дата – {first}. Андан мурунку күн үчүн эң эски абал көрсөтүлдү; суралган күндөгү "
    "абал ({day}) жазылган эмес.",
    ru="Самая ранняя дата в реестре – {first}. Для более раннего дня показано самое раннее состояние; "
    "как было {day}, не записано.",
    en="The oldest date in the register is {first}. For a day before it the oldest state is shown; "
    "how it was on {day} is not on record.",
    hint_ky="Ошол күндү же андан кийинкисин тандаңыз.",
    hint_ru="Выберите этот или более поздний день.",
    hint_en="Choose that day or a later one.",
    severity="warning",
)
WRONG_DATE = catalogued(
    "portal.P011",
    ky="«{text}» дата эмес; бүгүнкү күн алынды.",
    ru="«{text}» – не дата; взят сегодняшний день.",
    en="“{text}” is not a date; today was taken.",
    hint_ky="Жыл-ай-күн түрүндө жазыңыз, мисалы 2025-12-31.",
    hint_ru="Пишите год-месяц-день, например 2025-12-31.",
    hint_en="Write year-month-day, for example 2025-12-31.",
    severity="warning",
)
UNKNOWN_ITEM = catalogued(
    "portal.P014",
    ky="Сөздүктө «{code}» деген баштапкы сан жок.",
    ru="В словаре нет исходного показателя «{code}».",
    en="The dictionary has no item “{code}”.",
    hint_ky="Баштапкы сандардын тизмесинен тандаңыз.",
    hint_ru="Выберите из списка исходных показателей.",
    hint_en="Choose one from the list of items.",
)
NO_ANALYSIS = catalogued(
    "portal.P018",
    ky="«{code}» басылмасы менен бирге талдоо жарыяланган эмес: анда салмактар боюнча аралыктар гана бар.",
    ru="Вместе с выпуском «{code}» анализ не публиковался: в нём есть только интервалы по весам.",
    en="No analysis came out with the edition “{code}”: it has the intervals by weights alone.",
    hint_ky="Орундардын аралыгын басылманын таблицасынан караңыз.",
    hint_ru="Интервалы мест смотрите в таблице выпуска.",
    hint_en="See the intervals of places in the table of the edition.",
)
NOT_RANKED = catalogued(
    "portal.P019",
    ky="Бул басылмада «{code}» рейтингге кирбейт, ошондуктан ал жөнүндө мындай документ түзүлбөйт.",
    ru="«{code}» в рейтинге этого выпуска не участвует, поэтому такого документа о нём нет.",
    en="“{code}” is not ranked in this edition, so there is no such document about it.",
    hint_ky="Рейтингге кирген бөлүмдү таблицадан тандаңыз.",
    hint_ru="Выберите в таблице отдел, который участвует в рейтинге.",
    hint_en="Choose a department that is ranked from the table.",
)
NOT_A_NUMBER = catalogued(
    "portal.P030",
    ky="«{title}»: «{text}» сан эмес.",
    ru="«{title}»: «{text}» – не число.",
    en="“{title}”: “{text}” is not a number.",
    hint_ky="Цифралар менен жазыңыз, бөлчөгүн үтүр менен бөлүңүз, мисалы 37,5.",
    hint_ru="Пишите цифрами, дробную часть отделяйте запятой, например 37,5.",
    hint_en="Write it in digits, with a point before the fraction, for example 37.5.",
)
TOO_MANY_DIGITS = catalogued(
    "portal.P031",
    ky="«{title}»: «{text}» санында цифралар өтө көп же ал даража менен жазылган.",
    ru="«{title}»: в числе «{text}» слишком много цифр или оно записано со степенью.",
    en="“{title}”: the number “{text}” has too many digits, or is written with an exponent.",
    hint_ky="Үтүргө чейин эң көп {most}, үтүрдөн кийин эң көп {most} цифра жазыңыз.",
    hint_ru="Не больше {most} цифр до запятой и {most} после неё.",
    hint_en="Write at most {most} digits before the point and {most} after it.",
)
BELOW_THE_LEAST = catalogued(
    "portal.P032",
    ky="«{title}»: {value} бул көрсөткүчтүн мүмкүн болгон эң кичине маанисинен ({bound}) кичине.",
    ru="«{title}»: {value} меньше наименьшего возможного значения этого показателя ({bound}).",
    en="“{title}”: {value} is less than the least value this indicator can have, {bound}.",
    hint_ky="{bound} же андан чоң санды жазыңыз.",
    hint_ru="Напишите число не меньше {bound}.",
    hint_en="Write a number of at least {bound}.",
)
ABOVE_THE_GREATEST = catalogued(
    "portal.P033",
    ky="«{title}»: {value} бул көрсөткүчтүн мүмкүн болгон эң чоң маанисинен ({bound}) чоң.",
    ru="«{title}»: {value} больше наибольшего возможного значения этого показателя ({bound}).",
    en="“{title}”: {value} is more than the greatest value this indicator can have, {bound}.",
    hint_ky="{bound} же андан кичине санды жазыңыз.",
    hint_ru="Напишите число не больше {bound}.",
    hint_en="Write a number of at most {bound}.",
)
MOVES_WITH_OTHERS = catalogued(
    "portal.P042",
    ky="«{title}»: {value} боло албайт: бул көрсөткүч «{parts}» менен гана кошо өзгөрөт; мааниси {follows}.",
    ru="«{title}»: не может быть {value}: показатель меняется лишь вместе с «{parts}» и равен {follows}.",
    en="“{title}”: it cannot be {value}: it moves with “{parts}” alone and comes to {follows}.",
    hint_ky="Бул талааны бош калтырыңыз: анын мааниси өзү эсептелет.",
    hint_ru="Оставьте это поле пустым: его значение вычисляется само.",
    hint_en="Leave this field empty: its value follows.",
)
GIVEN_TWICE = catalogued(
    "portal.P034",
    ky="«{title}»: маани {count} жолу берилген.",
    ru="«{title}»: значение дано несколько раз ({count}).",
    en="“{title}”: a value is given {count} times.",
    hint_ky="Бирөөнү калтырыңыз.",
    hint_ru="Оставьте одно.",
    hint_en="Leave one of them.",
)
NOT_IN_THE_METHOD = catalogued(
    "portal.P035",
    ky="Бул басылманын усулунда «{code}» деген көрсөткүч жок.",
    ru="В методике этого выпуска нет показателя «{code}».",
    en="The method of this edition has no indicator “{code}”.",
    hint_ky="Аны дарек сабынан алып салыңыз.{near}",
    hint_ru="Уберите его из адреса.{near}",
    hint_en="Take it out of the address.{near}",
)
TOO_MANY_VALUES = catalogued(
    "portal.P036",
    ky="{count} маани берилген, ал эми усулда көрсөткүчтөрдүн саны – {most}.",
    ru="Дано значений: {count}, а показателей в методике: {most}.",
    en="{count} values are given, but the method has {most} indicators.",
    hint_ky="Ар бир көрсөткүчкө бирден ашык маани бербеңиз.",
    hint_ru="Укажите для каждого показателя не больше одного значения.",
    hint_en="Give each indicator one value at most.",
)
NOTHING_TO_TRY = catalogued(
    "portal.P037",
    ky="Бул басылмада «{unit}» бирдигине орун берилбейт, ошондуктан анын сандарын өзгөртүп көрүүгө болбойт.",
    ru="В этом выпуске «{unit}» не получает места, поэтому пробный расчёт для него невозможен.",
    en="This edition gives “{unit}” no place, so there is nothing to try out.",
    hint_ky="Рейтингдин таблицасынан бөлүмдү тандаңыз.",
    hint_ru="Выберите отдел в таблице рейтинга.",
    hint_en="Choose a department in the table of the rating.",
)
NOBODY_ALIKE = catalogued(
    "portal.P038",
    ky="«{code}» усулу үчүн кайсы бөлүмдөр окшош экенин эч ким аныктаган эмес.",
    ru="Для методики «{code}» никто не определил, какие отделы похожи.",
    en="Nobody has said who is alike in ratings by the methodology “{code}”.",
    hint_ky="Бөлүмдөрдү салыштыруу барагынан өзүңүз тандаңыз.",
    hint_ru="Выберите отделы сами на странице сравнения.",
    hint_en="Choose departments yourself on the page that compares them.",
)
ENDED_UNIT = catalogued(
    "portal.P043",
    ky="«{name}»: жоюлган күнү – {day}; азыр анын ордунда – {heirs}.",
    ru="«{name}»: с {day} такой единицы нет, теперь это {heirs}.",
    en="“{name}” has not existed since {day}; it is now {heirs}.",
    hint_ky="Төмөнкү шилтеме аркылуу өтүңүз: ал жерде мурдагы же азыркы абалы көрсөтүлгөн.",
    hint_ru="Перейдите по ссылке ниже: там показано, какой она была или чем стала.",
    hint_en="Follow the link below: it leads to how it was, or to what it is now.",
)
ENDED_ALONE = catalogued(
    "portal.P044",
    ky="«{name}»: жоюлган күнү – {day}; анын ордуна эмне келгенин реестр айтпайт.",
    ru="«{name}»: с {day} такой единицы нет, а чем она стала, в реестре не сказано.",
    en="“{name}” has not existed since {day}; the register does not say what it became.",
    hint_ky="Төмөнкү шилтеме аркылуу өтүңүз: ал жерде мурдагы абалы көрсөтүлгөн.",
    hint_ru="Перейдите по ссылке ниже: там показано, какой она была.",
    hint_en="Follow the link below: it leads to how it was.",
)
UNKNOWN_INSTITUTION = catalogued(
    "portal.P046",
    ky="Реестрде «{code}» деген мекеме жок; каралган күн – {day}.",
    ru="На {day} в реестре нет учреждения «{code}».",
    en="On {day} the register has no institution “{code}”.",
    hint_ky="Аны аталышы, номери же бөлүмү боюнча табыңыз.",
    hint_ru="Найдите его по названию, номеру или отделу.",
    hint_en="Find it by its name, its number or its department.",
)
CLOSED_INSTITUTION = catalogued(
    "portal.P047",
    ky="«{name}» мекемеси {day} күнү иштеген эмес.",
    ru="Учреждение «{name}» на {day} не работало.",
    en="The institution “{name}” was not open on {day}.",
    hint_ky="Ал иштеген күн төмөндө.",
    hint_ru="Ниже – день, когда оно работало.",
    hint_en="A day on which it was open is below.",
)
