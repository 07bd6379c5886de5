"""What can be wrong with a file as a whole."""

from bilim_engine.problems import catalogued

TOO_LARGE = catalogued(
    "facts.P001",
    ky="Файлдын көлөмү {size} МБ; {limit} МБга чейинки файл кабыл алынат.",
    ru="Размер файла {size} МБ; принимаются файлы до {limit} МБ.",
    en="The file has {size} MB; files of up to {limit} MB are taken.",
    hint_ky="Файлды бөлүп, бөлүктөрүн өзүнчө жүктөңүз.",
    hint_ru="Разделите файл и загрузите части по отдельности.",
    hint_en="Split the file and send the parts one by one.",
)
EMPTY = catalogued(
    "facts.P002",
    ky="Файлда бир да маалымат сабы жок.",
    ru="В файле нет ни одной строки данных.",
    en="The file holds no row of figures.",
    hint_ky="Биринчи сапта мамычалардын аталыштары, андан кийин маалымат турушу керек.",
    hint_ru="В первой строке должны стоять названия столбцов, ниже – данные.",
    hint_en="The first row must hold the names of the columns, the rows below the figures.",
)
NO_TABLE = catalogued(
    "facts.P077",
    ky="Бул PDF же сүрөт; анда окула турган таблица жок.",
    ru="Это PDF или изображение; таблицы, которую можно прочитать, в нём нет.",
    en="This is a PDF or a picture; it holds no table that can be read.",
    hint_ky="Сандарды CSV же XLSX файлына киргизип, ошону жүктөңүз.",
    hint_ru="Внесите числа в файл CSV или XLSX и загрузите его.",
    hint_en="Put the figures into a CSV or XLSX file and send that.",
)
NOT_UTF8 = catalogued(
    "facts.P003",
    ky="Файл UTF-8 коддоосунда эмес: {line}-сапта окулбаган белги бар.",
    ru="Файл не в кодировке UTF-8: в строке {line} есть нечитаемый знак.",
    en="The file is not in UTF-8: line {line} holds a sign that cannot be read.",
    hint_ky=(
        "Аны «CSV UTF-8» түрүндө кайра сактаңыз. Windows-1251 коддоосунда ң, ө, ү тамгалары жок, алар "
        "жоголот."
    ),
    hint_ru="Сохраните его заново как «CSV UTF-8». В кодировке Windows-1251 нет букв ң, ө, ү: они теряются.",
    hint_en="Save it again as “CSV UTF-8”. Windows-1251 has no letters ң, ө, ү: they are lost in it.",
)
NOT_A_WORKBOOK = catalogued(
    "facts.P004",
    ky="Бул файл XLSX китеби катары ачылбайт.",
    ru="Этот файл не открывается как книга XLSX.",
    en="This file cannot be opened as an XLSX workbook.",
    hint_ky=(
        "Аны таблица программасында ачып, .xlsx же «CSV UTF-8» түрүндө сактаңыз. Сырсөз коюлган файл "
        "кабыл алынбайт."
    ),
    hint_ru=(
        "Откройте его в табличной программе и сохраните как .xlsx или «CSV UTF-8». Файлы с паролем не "
        "принимаются."
    ),
    hint_en=(
        "Open it in a spreadsheet program and save it as .xlsx or “CSV UTF-8”. Files with a password "
        "are not taken."
    ),
)
UNPACKS_TOO_LARGE = catalogued(
    "facts.P005",
    ky="Файл ачылганда өтө чоң таблица чыгат: чеги – {limit}.",
    ru="Файл разворачивается в слишком большую таблицу: предел {limit}.",
    en="The file unpacks to too large a table: the limit is {limit}.",
    hint_ky="Бош саптарды жана форматталган бош уячаларды өчүрүңүз же файлды бөлүңүз.",
    hint_ru="Удалите пустые строки и пустые отформатированные ячейки или разделите файл.",
    hint_en="Delete empty rows and empty formatted cells, or split the file.",
)
COLUMN_MISSING = catalogued(
    "facts.P006",
    ky="Жок мамычалар: {column}.{near}",
    ru="Нет столбцов: {column}.{near}",
    en="Columns that are not there: {column}.{near}",
    hint_ky="Биринчи сапка мамычалардын аталыштарын ушундай жазыңыз: {columns}.",
    hint_ru="Напишите в первой строке названия столбцов так: {columns}.",
    hint_en="Write the names of the columns in the first row like this: {columns}.",
)
COLUMN_UNKNOWN = catalogued(
    "facts.P007",
    ky="«{column}» деген мамыча белгисиз.{near}",
    ru="Столбец «{column}» неизвестен.{near}",
    en="The column “{column}” is not known.{near}",
    hint_ky="Аталышын оңдоңуз же мамычаны алып салыңыз. Мамычалар: {columns}.",
    hint_ru="Исправьте название или уберите столбец. Столбцы: {columns}.",
    hint_en="Mend its name or take the column out. The columns are: {columns}.",
)
COLUMN_TWICE = catalogued(
    "facts.P008",
    ky="«{column}» мамычасы эки жолу берилген.",
    ru="Столбец «{column}» дан дважды.",
    en="The column “{column}” is given twice.",
    hint_ky="Бирөөнү калтырыңыз.",
    hint_ru="Оставьте один.",
    hint_en="Leave one of them.",
)
SHEET_NOT_READ = catalogued(
    "facts.P009",
    ky="«{sheet}» барагы окулган жок: анда белгилүү мамычалардын бири да жок.",
    ru="Лист «{sheet}» не прочитан: на нём нет ни одного известного столбца.",
    en="The sheet “{sheet}” was not read: it has none of the known columns.",
    hint_ky="Эгер анда маалымат болсо, биринчи сапка мамычалардын аталыштарын жазыңыз.",
    hint_ru="Если на нём есть данные, напишите в первой строке названия столбцов.",
    hint_en="If it holds figures, write the names of the columns in its first row.",
    severity="warning",
)
FORMULA = catalogued(
    "facts.P010",
    ky="{cell} уячасында сан эмес, формула турат.",
    ru="В ячейке {cell} стоит формула, а не число.",
    en="The cell {cell} holds a formula, not a figure.",
    hint_ky=(
        "Уячаларды көчүрүп, «маанилерди коюу» аркылуу кайра коюңуз: формуланын сакталган жообу эскирген "
        "болушу мүмкүн."
    ),
    hint_ru="Скопируйте ячейки и вставьте «как значения»: сохранённый ответ формулы может быть устаревшим.",
    hint_en=(
        "Copy the cells and paste them “as values”: the answer a formula was saved with may be out of date."
    ),
)
ROW_TOO_LONG = catalogued(
    "facts.P011",
    ky="Сапта {cells} уяча бар, ал эми мамыча {columns}.",
    ru="Ячеек в строке: {cells}, а столбцов: {columns}.",
    en="The row has {cells} cells, but there are {columns} columns.",
    hint_ky="Ашык бөлгүчтү алып салыңыз же текстти тырмакчага алыңыз.",
    hint_ru="Уберите лишний разделитель или возьмите текст в кавычки.",
    hint_en="Take out the extra separator or put the text in quotation marks.",
)
BROKEN_CSV = catalogued(
    "facts.P012",
    ky="CSV файлы {line}-саптан кийин окулбайт: {detail}.",
    ru="Файл CSV не читается после строки {line}: {detail}.",
    en="The CSV file cannot be read after line {line}: {detail}.",
    hint_ky="Тырмакчалар жабылганын текшериңиз.",
    hint_ru="Проверьте, закрыты ли кавычки.",
    hint_en="Check that quotation marks are closed.",
)
SEPARATOR_NOTED = catalogued(
    "facts.P013",
    ky="Мамычалар «{separator}» белгиси менен бөлүнгөн деп окулду.",
    ru="Столбцы прочитаны как разделённые знаком «{separator}».",
    en="The columns were read as separated by “{separator}”.",
    hint_ky="Ушундай болсо, эч нерсе кылуунун кереги жок.",
    hint_ru="Если это так, делать ничего не нужно.",
    hint_en="Nothing has to be done if this is so.",
    severity="warning",
)
TOO_MANY_FAULTS = catalogued(
    "facts.P014",
    ky="Файлда {count} катадан ашык бар; {row}-саптан кийин окулган жок.",
    ru="В файле больше {count} ошибок; после строки {row} он не читался.",
    en="The file has more than {count} faults; it was not read beyond row {row}.",
    hint_ky="Адегенде ушул каталарды оңдоп, файлды кайра жөнөтүңүз.",
    hint_ru="Сначала исправьте эти ошибки и отправьте файл ещё раз.",
    hint_en="Mend these first, then send the file again.",
)
PERCENT_SHOWN = catalogued(
    "facts.P015",
    ky="Пайыз түрүндө көрсөтүлгөн уячалар: {count}, биринчиси {cell}. Уячада 37 % көрүнсө, анда 0,37 турат.",
    ru="Ячеек в процентном формате: {count}, первая {cell}. Где видно 37 %, в ячейке стоит 0,37.",
    en="Cells shown as a percentage: {count}, the first {cell}. Where 37 % is seen, the cell holds 0.37.",
    hint_ky="Мамычага «Сан» форматын берип, маанини көрсөткүчтүн бирдигинде жазыңыз: 37 же 0,37.",
    hint_ru="Задайте столбцу формат «Числовой» и запишите значение в единице показателя: 37 или 0,37.",
    hint_en="Give the column the format “Number” and write the value in the item's own unit: 37 or 0.37.",
)
MERGED = catalogued(
    "facts.P016",
    ky="Бириктирилген уячалар: {count}, биринчиси {cell}. Мааниси биринчи уячада гана турат, калгандары бош.",
    ru="Объединённых ячеек: {count}, первые {cell}. Значение стоит только в первой, остальные пусты.",
    en="Merged cells: {count}, the first {cell}. Only the first holds the value, the others are empty.",
    hint_ky="Уячаларды бөлүп, маанини ар бир сапка жазыңыз.",
    hint_ru="Отмените объединение и запишите значение в каждой строке.",
    hint_en="Unmerge them and write the value in every row.",
)
HIDDEN = catalogued(
    "facts.P017",
    ky="«{sheet}» барагы жашырылган, бирок анын саптары да окулду.",
    ru="Лист «{sheet}» скрыт, но его строки тоже прочитаны.",
    en="The sheet “{sheet}” is hidden, but its rows were read too.",
    hint_ky="Эски барак болсо, аны файлдан өчүрүңүз.",
    hint_ru="Если это старый лист, удалите его из файла.",
    hint_en="If it is an old sheet, delete it from the file.",
    severity="warning",
)
