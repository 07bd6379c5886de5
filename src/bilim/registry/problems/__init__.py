"""What can be wrong with the files of the register and with lists of institutions."""

from bilim_engine.problems import catalogued

UNREADABLE = catalogued(
    "registry.P001",
    ky="Файл YAML катары окулбайт: {why}.",
    ru="Файл не читается как YAML: {why}.",
    en="The file cannot be read as YAML: {why}.",
    hint_ky="Көрсөтүлгөн сапты жана анын алдындагысын текшериңиз.",
    hint_ru="Проверьте указанную строку и строку перед ней.",
    hint_en="Check this line and the one before it.",
)
UNKNOWN_KEY = catalogued(
    "registry.P002",
    ky="«{key}» деген ачкыч жок.",
    ru="Ключа «{key}» нет.",
    en="There is no key “{key}”.",
    hint_ky="Мүмкүн болгондору: {known}.",
    hint_ru="Возможные: {known}.",
    hint_en="The keys are: {known}.",
)
KEY_LACKING = catalogued(
    "registry.P003",
    ky="«{key}» ачкычы жетишпейт.",
    ru="Не хватает ключа «{key}».",
    en="The key “{key}” is lacking.",
    hint_ky="Аны кошуңуз.",
    hint_ru="Добавьте его.",
    hint_en="Add it.",
)
UNKNOWN_WORD = catalogued(
    "registry.P004",
    ky="«{word}» – «{key}» үчүн туура келбейт.",
    ru="«{word}» не подходит для «{key}».",
    en="“{word}” is not a value of “{key}”.",
    hint_ky="Мүмкүн болгондору: {known}.",
    hint_ru="Возможные: {known}.",
    hint_en="The values are: {known}.",
)
UNIT_TWICE = catalogued(
    "registry.P005",
    ky="«{unit}» бирдиги эки жолу берилген.",
    ru="Единица «{unit}» дана дважды.",
    en="Unit “{unit}” is given twice.",
    hint_ky="Бирин өчүрүңүз; аталыштар менен коддор даталары менен бир жазууда турат.",
    hint_ru="Удалите одну из записей; названия и коды с датами стоят в одной записи.",
    hint_en="Remove one; names and codes with their dates stand in one record.",
)
UNKNOWN_UNIT = catalogued(
    "registry.P006",
    ky="«{unit}» деген бирдик жок.",
    ru="Единицы «{unit}» нет.",
    en="There is no unit “{unit}”.",
    hint_ky="Кодду текшериңиз.{near}",
    hint_ru="Проверьте код.{near}",
    hint_en="Check the code.{near}",
)
LANGUAGE_LACKING = catalogued(
    "registry.P007",
    ky="«{key}» үчүн {language} тилинде жазуу жок.",
    ru="Для «{key}» нет записи на языке {language}.",
    en="“{key}” is not given in the language {language}.",
    hint_ky="Үч тилде тең жазыңыз: ky, ru, en.",
    hint_ru="Запишите на трёх языках: ky, ru, en.",
    hint_en="Give all three languages: ky, ru, en.",
)
NOT_A_DATE = catalogued(
    "registry.P008",
    ky="«{text}» дата эмес.",
    ru="«{text}» – не дата.",
    en="“{text}” is not a date.",
    hint_ky="ЖЖЖЖ-АА-КК түрүндө жазыңыз, мисалы 2025-09-28.",
    hint_ru="Запишите в виде ГГГГ-ММ-ДД, например 2025-09-28.",
    hint_en="Write it as YYYY-MM-DD, such as 2025-09-28.",
)
OVERLAPPING = catalogued(
    "registry.P009",
    ky="«{unit}» үчүн «{key}» мөөнөттөрү кабатталып калган.",
    ru="У «{unit}» сроки действия «{key}» пересекаются.",
    en="The dates of “{key}” of “{unit}” overlap.",
    hint_ky="Мурдагысынын `until` күнү кийинкисинин `from` күнүнө барабар болсун.",
    hint_ru="Пусть `until` прежней записи равен `from` следующей.",
    hint_en="Let `until` of the earlier be `from` of the later.",
)
NAME_TAKEN = catalogued(
    "registry.P010",
    ky="«{name}» ({language}) деген толук аталыш бир мезгилде эки бирдикте турат: «{unit}» жана «{other}».",
    ru="Полное название «{name}» ({language}) в одно время носят две единицы: «{unit}» и «{other}».",
    en="Two units bear the full name “{name}” ({language}) at the same time: “{unit}” and “{other}”.",
    hint_ky="Толук аталышка «району» же «шаары» деген сөздү кошуңуз.",
    hint_ru="Добавьте к полному названию слово «район» или «город».",
    hint_en="Add the word district or city to the full name.",
)
CODE_TAKEN = catalogued(
    "registry.P011",
    ky="{scheme} коду {code} бир эле мезгилде эки бирдикте турат: «{unit}» жана «{other}».",
    ru="Код {scheme} {code} в одно время принадлежит двум единицам: «{unit}» и «{other}».",
    en="Two units bear the {scheme} code {code} at the same time: “{unit}” and “{other}”.",
    hint_ky="Коддорду жана алардын даталарын булак менен салыштырыңыз.",
    hint_ru="Сверьте коды и их даты с источником.",
    hint_en="Compare the codes and their dates with the source.",
)
CODE_SHAPE = catalogued(
    "registry.P012",
    ky="«{code}» СОАТЕ коду эмес.",
    ru="«{code}» – не код СОАТЕ.",
    en="“{code}” is not a SOATE code.",
    hint_ky="Ал 417 менен башталган 14 цифрадан турат; тырмакчага алыңыз.",
    hint_ru="Он состоит из 14 цифр и начинается с 417; возьмите его в кавычки.",
    hint_en="It has 14 digits and begins with 417; put it in quotes.",
)
UNKNOWN_SOURCE = catalogued(
    "registry.P013",
    ky="«{source}» деген булак жок.",
    ru="Источника «{source}» нет.",
    en="There is no source “{source}”.",
    hint_ky="Аны sources.yaml файлына кошуңуз же кодун оңдоңуз.{near}",
    hint_ru="Добавьте его в sources.yaml или исправьте код.{near}",
    hint_en="Add it to sources.yaml, or correct the code.{near}",
)
TILE_TAKEN = catalogued(
    "registry.P014",
    ky="[{column}, {row}] ордун эки бирдик ээлейт: «{unit}» жана «{other}».",
    ru="Место [{column}, {row}] занимают две единицы: «{unit}» и «{other}».",
    en="Two units stand at [{column}, {row}]: “{unit}” and “{other}”.",
    hint_ky="Ар бир бирдикке өз ордун бериңиз.",
    hint_ru="Дайте каждой единице своё место.",
    hint_en="Give each unit a place of its own.",
)
TILE_SHAPE = catalogued(
    "registry.P015",
    ky="«{unit}» бирдигинин орду эки бүтүн сан эмес.",
    ru="Место единицы «{unit}» – не два целых числа.",
    en="The place of “{unit}” is not two whole numbers.",
    hint_ky="[мамыча, сап] түрүндө жазыңыз, экөө тең 0дөн башталат.",
    hint_ru="Запишите как [столбец, строка], оба с нуля.",
    hint_en="Write it as [column, row], both from 0.",
)
UNIT_GONE = catalogued(
    "registry.P016",
    ky="«{unit}» бирдиги реестрде бар, бирок файлдарда жок.",
    ru="Единица «{unit}» есть в реестре, но её нет в файлах.",
    en="Unit “{unit}” is in the register but not in the files.",
    hint_ky="Бирдик өчүрүлбөйт: ага `until` күнүн коюп жабыңыз.",
    hint_ru="Единицы не удаляются: закройте её датой `until`.",
    hint_en="Units are never removed: close it with a date `until`.",
)
NOT_PERMITTED = catalogued(
    "registry.P017",
    ky="Реестрди өзгөртүүгө укугуңуз жок.",
    ru="У вас нет права изменять реестр.",
    en="You may not change the register.",
    hint_ky="Аныктамаларды бекитүү укугу бар кызматкерге кайрылыңыз.",
    hint_ru="Обратитесь к сотруднику с правом утверждения определений.",
    hint_en="Ask somebody who may approve definitions.",
)
NO_FILES = catalogued(
    "registry.P018",
    ky="«{directory}» папкасында реестрдин файлдары жок.",
    ru="В папке «{directory}» нет файлов реестра.",
    en="There are no files of the register in “{directory}”.",
    hint_ky="Папканын жолун текшериңиз; файлдардын аталышы .yaml менен бүтөт.",
    hint_ru="Проверьте путь; имена файлов оканчиваются на .yaml.",
    hint_en="Check the path; the files end in .yaml.",
)
WRONG_SHAPE = catalogued(
    "registry.P019",
    ky="«{key}» ордунда {wanted} күтүлгөн.",
    ru="На месте «{key}» ожидалось: {wanted}.",
    en="At “{key}”, {wanted} was expected.",
    hint_ky="Башка бирдиктердин жазылышын үлгү катары караңыз.",
    hint_ru="Возьмите за образец запись других единиц.",
    hint_en="Take the other units as a pattern.",
)
DATES_REVERSED = catalogued(
    "registry.P020",
    ky="«{until}» датасы «{start}» датасынан кийин эмес.",
    ru="День «{until}» не позже дня «{start}».",
    en="The day “{until}” is not after “{start}”.",
    hint_ky="`until` – биринчи жараксыз күн; ал `from` күнүнөн кийин болот.",
    hint_ru="`until` – первый день, когда запись уже не действует; он позже `from`.",
    hint_en="`until` is the first day no longer covered; it comes after `from`.",
)
COLUMN_LACKING = catalogued(
    "registry.P021",
    ky="«{column}» мамычасы жетишпейт.",
    ru="Не хватает столбца «{column}».",
    en="The column “{column}” is lacking.",
    hint_ky="Мамычалар: {known}.",
    hint_ru="Столбцы: {known}.",
    hint_en="The columns are: {known}.",
)
INSTITUTION_TWICE = catalogued(
    "registry.P022",
    ky="«{code}» мекемеси эки жолу берилген.",
    ru="Учреждение «{code}» дано дважды.",
    en="Institution “{code}” is given twice.",
    hint_ky="Ар бир мекемеге өзүнчө код бериңиз.",
    hint_ru="Дайте каждому учреждению свой код.",
    hint_en="Give each institution a code of its own.",
)
EMPTY_CELL = catalogued(
    "registry.P023",
    ky="«{column}» мамычасы бош.",
    ru="Столбец «{column}» пуст.",
    en="The column “{column}” is empty.",
    hint_ky="Аны толтуруңуз.",
    hint_ru="Заполните его.",
    hint_en="Fill it in.",
)
NOT_UTF8 = catalogued(
    "registry.P024",
    ky="Файл UTF-8 коддоосунда эмес.",
    ru="Файл не в кодировке UTF-8.",
    en="The file is not in UTF-8.",
    hint_ky="Файлды UTF-8 коддоосунда сактаңыз.",
    hint_ru="Сохраните файл в кодировке UTF-8.",
    hint_en="Save the file in UTF-8.",
)
ROW_TOO_LONG = catalogued(
    "registry.P025",
    ky="Сапта {cells} уяча бар, ал эми башкы сапта {columns} мамыча.",
    ru="Ячеек в строке: {cells}, а столбцов в заголовке: {columns}.",
    en="The row has {cells} cells, the header {columns} columns.",
    hint_ky="Үтүрү бар маанини тырмакчага алыңыз.",
    hint_ru="Значение с запятой возьмите в кавычки.",
    hint_en="Put a value that holds a comma in quotation marks.",
)
UNSEEN_SIGN = catalogued(
    "registry.P026",
    ky="Текстте көрүнбөгөн белги бар: жазуунун багытын өзгөрткөн же туурасы жок белги.",
    ru="В тексте есть невидимый знак: знак направления письма или знак без ширины.",
    en="The text holds a sign that nobody sees: a mark of direction or one without width.",
    hint_ky="Текстти кайра териңиз.",
    hint_ru="Наберите текст заново.",
    hint_en="Type the text again.",
)
NOT_PRINTED = catalogued(
    "registry.P030",
    ky="Текстте басып чыгарууга мүмкүн болбогон белги бар: «{sign}» ({code}), ал бул жерде: «{where}».",
    ru="В тексте есть знак, который нельзя напечатать: «{sign}» ({code}), он здесь: «{where}».",
    en="The text holds a character that cannot be printed: “{sign}” ({code}), here: “{where}”.",
    hint_ky="Аны алып салыңыз же тамга менен алмаштырыңыз: аталыш кол коюлган документтерде турат.",
    hint_ru="Уберите его или замените буквой: название стоит в подписанных документах.",
    hint_en="Take it out or put a letter in its place: the name stands in signed documents.",
)
GIVEN_TWICE = catalogued(
    "registry.P027",
    ky="«{what}» эки жолу берилген.",
    ru="«{what}» дано дважды.",
    en="“{what}” is given twice.",
    hint_ky="Туурасын калтырып, экинчисин өчүрүңүз.",
    hint_ru="Оставьте верное и удалите второе.",
    hint_en="Leave the one that is right and remove the other.",
)
BROKEN_CSV = catalogued(
    "registry.P028",
    ky="Файл CSV катары окулбайт: {why}.",
    ru="Файл не читается как CSV: {why}.",
    en="The file cannot be read as CSV: {why}.",
    hint_ky="Көрсөтүлгөн саптан баштап тырмакчалар жабылганын текшериңиз.",
    hint_ru="Проверьте, начиная с указанной строки, закрыты ли кавычки.",
    hint_en="Check from this line on that every quotation mark is closed.",
)
RUNS_NO_SCHOOLS = catalogued(
    "registry.P029",
    ky="«{unit}» – билим берүү бөлүмү эмес, ага мекемелер карабайт.",
    ru="«{unit}» – не отдел образования, учреждений у этой единицы быть не может.",
    en="“{unit}” is no education department and cannot have institutions.",
    hint_ky="Мекеме караган райондун, шаардын же Бишкектин районунун кодун жазыңыз.",
    hint_ru="Укажите код района, города или района Бишкека, к которому относится учреждение.",
    hint_en="Write the code of the district, the city or the district of Bishkek that runs the institution.",
)
OF_ITSELF = catalogued(
    "registry.P031",
    ky="{day}: «{unit}» жана «{to}» – бирдик өзүнүн өзүнөн келип чыга албайт.",
    ru="{day}: «{unit}» и «{to}» – единица не может возникнуть из самой себя.",
    en="{day}: “{unit}” and “{to}” – a unit cannot come of itself.",
    hint_ky="Эмне эмнеден чыкканын текшериңиз; бөлүнгөндүн калганы андан чыккан менен бирге гана жазылат.",
    hint_ru="Проверьте, что из чего возникло; остаток единицы пишут лишь вместе с тем, что из неё выделено.",
    hint_en="Check which came of which; the rest of a split unit is given only beside what was made of it.",
)
NOT_THERE_THEN = catalogued(
    "registry.P070",
    ky="«{unit}» → «{to}», {day}: реестр боюнча «{absent}» бирдиги ал күнү жок.",
    ru="«{unit}» → «{to}», {day}: по реестру единицы «{absent}» в тот день нет.",
    en="“{unit}” → “{to}”, {day}: by the register there is no unit “{absent}” on that day.",
    hint_ky="Күндү бирдиктин from жана until күндөрү менен салыштырыңыз: until – ал жок болгон биринчи күн.",
    hint_ru="Сверьте день с from и until единицы: until – первый день, когда её нет.",
    hint_en="Hold the day against from and until of the unit: until is the first day without it.",
)
MERGED_STANDS = catalogued(
    "registry.P071",
    ky="{day}: «{unit}» «{to}» бирдигине кошулган деп жазылган, бирок реестр боюнча андан кийин да бар.",
    ru="{day}: «{unit}» присоединена к «{to}», но по реестру существует и после этого.",
    en="{day}: “{unit}” was merged into “{to}”, but by the register stands after that, too.",
    hint_ky="«{unit}» бирдигине until: {day} деп жазыңыз же байланышты оңдоңуз.",
    hint_ru="Укажите у «{unit}» until: {day} или исправьте связь.",
    hint_en="Give “{unit}” until: {day}, or mend the link.",
)
ENDED_UNTOLD = catalogued(
    "registry.P072",
    ky="«{unit}» бирдигинин жоюлган күнү – {day}, бирок ал эмне болуп калганын бир да байланыш айтпайт.",
    ru="Единицы «{unit}» нет с {day}, но ни одна связь не говорит, чем она стала.",
    en="“{unit}” has not existed since {day}, but no link says what it became.",
    hint_ky="Бөлүнсө же кошулса, links.yaml файлына ошол күн менен жазыңыз; болбосо ушундай калтырыңыз.",
    hint_ru="Если она разделена или присоединена, добавьте в links.yaml с этим днём; если нет – оставьте.",
    hint_en="Where it was split or merged, add that to links.yaml with this day; else leave it so.",
    severity="warning",
)
