"""What can be wrong with a tally carried out: its examples, the file, and the rows of the file."""

from bilim_engine.problems import catalogued

CASE_FAILED = catalogued(
    "tallies.P001",
    ky="«{name_ky}» мисалы: {place} үчүн {expected} күтүлгөн, {found} чыкты.",
    ru="Пример «{name_ru}»: для {place} ожидалось {expected}, получилось {found}.",
    en="Example “{name_en}”: {expected} was expected for {place}, {found} came out.",
    hint_ky="Эсептин шарттарын же мисалды оңдоңуз.",
    hint_ru="Исправьте условия подсчёта или пример.",
    hint_en="Mend the conditions of the tally or the example.",
)
COLUMN_ABSENT = catalogued(
    "tallies.P003",
    ky="«{tally}» эсептөөсүнө керектүү «{column}» мамычасы «{source}» булагында жок.",
    ru="Подсчёту «{tally}» нужен столбец «{column}», но в источнике «{source}» его нет.",
    en="The tally “{tally}” needs the column “{column}”, which the source “{source}” does not have.",
    hint_ky="Мамычаны кошуңуз же аныктаманы оңдоңуз.{near}",
    hint_ru="Добавьте столбец или исправьте определение.{near}",
    hint_en="Add the column or mend the definition.{near}",
)
FILE_UNREADABLE = catalogued(
    "tallies.P005",
    ky="«{file}» файлын таблица катары окуу мүмкүн болгон жок: {detail}",
    ru="Файл «{file}» не читается как таблица: {detail}",
    en="The file “{file}” could not be read as a table: {detail}",
    hint_ky="Биринчи сабында мамычалардын аталыштары турган CSV (UTF-8) же Parquet файлын бериңиз.",
    hint_ru="Дайте файл CSV (UTF-8) с названиями столбцов в первой строке или файл Parquet.",
    hint_en="Give a CSV file (UTF-8) with the names of the columns in its first row, or a Parquet file.",
)
SOURCE_UNKNOWN = catalogued(
    "tallies.P007",
    ky="«{source}» булагы үчүн бир да эсептөө аныкталган эмес.",
    ru="Для источника «{source}» не определено ни одного подсчёта.",
    en="No tally is defined for the source “{source}”.",
    hint_ky="--source менен башка булакты атаңыз: {known}.{near}",
    hint_ru="Назовите другой источник через --source: {known}.{near}",
    hint_en="Name another source with --source: {known}.{near}",
)
FILE_TOO_LARGE = catalogued(
    "tallies.P009",
    ky="«{file}» файлынын көлөмү {size} МБ; {limit} МБга чейинки файл саналат.",
    ru="Размер файла «{file}» {size} МБ; подсчитываются файлы до {limit} МБ.",
    en="The file “{file}” has {size} MB; files of up to {limit} MB are counted.",
    hint_ky="Керексиз мамычаларды алып салыңыз же файлды Parquet түрүндө бериңиз: ал бир топ кичине.",
    hint_ru="Уберите столбцы, которые подсчёту не нужны, или дайте файл Parquet: он намного меньше.",
    hint_en="Leave out the columns that no tally needs, or give a Parquet file: it is much smaller.",
)
FILE_CHANGED = catalogued(
    "tallies.P008",
    ky="«{file}» файлы окулуп жатканда өзгөрдү; эч нерсе эсептелген жок.",
    ru="Файл «{file}» изменился во время чтения; ничего не подсчитано.",
    en="The file “{file}” changed while it was read; nothing was counted.",
    hint_ky="Файл толук жазылып бүткөндө буйрукту кайталаңыз.",
    hint_ru="Повторите команду, когда файл будет записан целиком.",
    hint_en="Repeat the command once the file has been written whole.",
)
NOT_A_NUMBER = catalogued(
    "tallies.P006",
    ky="«{column}» мамычасында сан болууга тийиш, бирок «{value}» турат. Саптар: {rows}.",
    ru="В столбце «{column}» должны быть числа, но стоит «{value}». Строки: {rows}.",
    en="The column “{column}” must hold numbers, but it holds “{value}”. Rows: {rows}.",
    hint_ky="Маанини оңдоңуз; белгисиз болсо, уячаны бош калтырыңыз. Бөлчөктө үтүр эмес, чекит коюлат.",
    hint_ru="Исправьте значение; неизвестное – пустая ячейка. Дробь пишется через точку, не через запятую.",
    hint_en="Mend the value; leave the cell empty where it is not known. Fractions take a point, no comma.",
)
NOT_A_TABLE = catalogued(
    "tallies.P011",
    ky="Бул файл CSV да, Parquet да эмес.",
    ru="Этот файл – не CSV и не Parquet.",
    en="This file is neither CSV nor Parquet.",
    hint_ky="Excel китебин «CSV UTF-8» катары сактаңыз; Parquet файлынын аты .parquet менен бүтөт.",
    hint_ru="Книгу Excel сохраните как «CSV UTF-8»; имя файла Parquet оканчивается на .parquet.",
    hint_en="Save a workbook as “CSV UTF-8”; the name of a Parquet file ends in .parquet.",
)
NO_ROWS = catalogued(
    "tallies.P012",
    ky="Файлда бир да сап жок.",
    ru="В файле нет ни одной строки данных.",
    en="The file has no rows.",
    hint_ky="Биринчи сапта мамычалардын аталыштары, андан кийин ар бир адамга бир сап болот.",
    hint_ru="В первой строке – названия столбцов, дальше по строке на человека.",
    hint_en="The first row has the names of the columns; below it stands a row for each person.",
)
COLUMN_TWICE = catalogued(
    "tallies.P013",
    ky="Бир нече мамычанын аты бирдей: {columns}.",
    ru="Одинаковые названия столбцов: {columns}.",
    en="Several columns have the same name: {columns}.",
    hint_ky="Ар бир мамычага өз атын бериңиз.",
    hint_ru="Дайте каждому столбцу своё название.",
    hint_en="Give each column a name of its own.",
)
NOT_UTF8 = catalogued(
    "tallies.P014",
    ky="Тексттин коддолушу UTF-8 эмес; мындай саптар: {count}.",
    ru="Кодировка текста – не UTF-8; таких строк: {count}.",
    en="The text is not encoded in UTF-8; such rows: {count}.",
    hint_ky="Файлды «CSV UTF-8» катары кайра сактаңыз.",
    hint_ru="Сохраните файл заново как «CSV UTF-8».",
    hint_en="Save the file again as “CSV UTF-8”.",
)
ROW_SHORT = catalogued(
    "tallies.P015",
    ky="Сапта {count} уяча бар, ал эми биринчи сапта {columns} мамыча аталган.",
    ru="В строке ячеек: {count}, а в первой строке названо столбцов: {columns}.",
    en="Cells in the row: {count}; columns named in the first row: {columns}.",
    hint_ky="Жетпеген уячаларды кошуңуз; белгисизи бош болсо да, ажыратуучу белгиси коюлат.",
    hint_ru="Добавьте недостающие ячейки; и для пустой нужен разделитель.",
    hint_en="Add the cells that are lacking; an empty one needs its delimiter, too.",
)
ROW_LONG = catalogued(
    "tallies.P016",
    ky="Сапта уячалар ашыкча: биринчи сапта {columns} мамыча аталган.",
    ru="В строке лишние ячейки: в первой строке названо столбцов: {columns}.",
    en="The row has too many cells; columns named in the first row: {columns}.",
    hint_ky="Ичинде ажыратуучу белгиси бар маанини тырмакчага алыңыз.",
    hint_ru="Значение, в котором есть разделитель, возьмите в кавычки.",
    hint_en="Put a value that holds the delimiter into quotation marks.",
)
QUOTES = catalogued(
    "tallies.P017",
    ky="Тырмакча жабылган эмес же ашыкча.",
    ru="Кавычка не закрыта или лишняя.",
    en="A quotation mark is not closed, or there is one too many.",
    hint_ky="Тырмакчаны оңдоңуз; маанинин ичиндегиси эки жолу жазылат.",
    hint_ru="Исправьте кавычки; кавычка внутри значения удваивается.",
    hint_en="Mend it; a quotation mark inside a value is written twice.",
)
LINE_LONG = catalogued(
    "tallies.P018",
    ky="Сап өтө узун.",
    ru="Строка слишком длинная.",
    en="The line is too long.",
    hint_ky="Сапта бир гана адам турганын жана тырмакчаларды текшериңиз.",
    hint_ru="Проверьте, что в строке один человек, и кавычки.",
    hint_en="See that the line holds one person only, and look at the quotation marks.",
)
CELL_EMPTY = catalogued(
    "tallies.P019",
    ky="«{column}» уячасы бош. Саптар: {rows}.",
    ru="Ячейка «{column}» пуста. Строки: {rows}.",
    en="The cell “{column}” is empty. Rows: {rows}.",
    hint_ky="Толтуруңуз: ансыз адам кайсы жерге эсептелери белгисиз.",
    hint_ru="Заполните её: без неё неизвестно, куда отнести человека.",
    hint_en="Fill it in: without it nobody knows where the person counts.",
)
INSTITUTION_UNKNOWN = catalogued(
    "tallies.P020",
    ky="{period} мезгилинде реестрде «{value}» деген мекеме жок. Саптар: {rows}.",
    ru="За период {period} в реестре нет учреждения «{value}». Строки: {rows}.",
    en="The register has no institution “{value}” in {period}. Rows: {rows}.",
    hint_ky="Мекеменин реестрдеги кодун жазыңыз.{near}",
    hint_ru="Напишите код учреждения из реестра.{near}",
    hint_en="Write the code of the institution in the register.{near}",
)
UNIT_UNKNOWN = catalogued(
    "tallies.P021",
    ky="{period} мезгилинде реестрде «{value}» деген бирдик жок. Саптар: {rows}.",
    ru="За период {period} в реестре нет единицы «{value}». Строки: {rows}.",
    en="The register has no unit “{value}” in {period}. Rows: {rows}.",
    hint_ky="Бирдиктин реестрдеги кодун жазыңыз.{near}",
    hint_ru="Напишите код единицы из реестра.{near}",
    hint_en="Write the code of the unit in the register.{near}",
)
NOT_A_PERIOD = catalogued(
    "tallies.P022",
    ky="«{value}» – мезгил эмес («{column}» мамычасы). Саптар: {rows}.",
    ru="«{value}» – не период (столбец «{column}»). Строки: {rows}.",
    en="“{value}” is no period (column “{column}”). Rows: {rows}.",
    hint_ky="Мындай жазыңыз: 2025, 2024/25, 2025-H1 же 2025-12.",
    hint_ru="Пишите так: 2025, 2024/25, 2025-H1 или 2025-12.",
    hint_en="Write 2025, 2024/25, 2025-H1 or 2025-12.",
)
NOT_A_CATEGORY = catalogued(
    "tallies.P023",
    ky="«{column}» бөлүнүшүндө «{value}» деген категория жок. Саптар: {rows}.",
    ru="В разбивке «{column}» нет категории «{value}». Строки: {rows}.",
    en="The breakdown “{column}” has no category “{value}”. Rows: {rows}.",
    hint_ky="Бирин жазыңыз: {known}.",
    hint_ru="Напишите одну из них: {known}.",
    hint_en="Write one of these: {known}.",
)
TWICE = catalogued(
    "tallies.P024",
    ky="Бир адам {period} мезгилинде бир нече жолу эсептелген. Саптар: {rows}.",
    ru="Один и тот же человек учтён за период {period} несколько раз. Строки: {rows}.",
    en="One person is counted more than once in {period}. Rows: {rows}.",
    hint_ky="Бир сабын калтырыңыз же адамдын кодун оңдоңуз.",
    hint_ru="Оставьте одну строку или исправьте код человека.",
    hint_en="Leave one of the rows, or mend the person's code.",
)
FURTHER = catalogued(
    "tallies.P025",
    ky="Мындай каталардан дагы {count} бар.",
    ru="Таких ошибок ещё {count}.",
    en="More such faults: {count}.",
    hint_ky="Көрсөтүлгөндөрүн оңдоп, кайра текшериңиз.",
    hint_ru="Исправьте показанные и проверьте снова.",
    hint_en="Mend those that are shown and look again.",
)
NOT_APPROVED = catalogued(
    "tallies.P026",
    ky="«{tally}» эсептөөсүнүн {version}-версиясын экинчи адам беките элек; эч нерсе эсептелген жок.",
    ru="Версию {version} подсчёта «{tally}» ещё не утвердил второй человек; ничего не подсчитано.",
    en="Nobody else has approved version {version} of the tally “{tally}”; nothing was counted.",
    hint_ky="Аны методолог «Аныктамалар» барагында бекитет.",
    hint_ru="Её утверждает методолог на странице «Определения».",
    hint_en="A methodologist approves it on the page “Definitions”.",
)
