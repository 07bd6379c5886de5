"""What can be wrong with a tally."""

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
CASES_ABSENT = catalogued(
    "tallies.P002",
    ky="«{tally}» эсебинде бир да мисал жок.",
    ru="У подсчёта «{tally}» нет ни одного примера.",
    en="The tally “{tally}” has no worked example.",
    hint_ky="Жок дегенде бир мисал жазыңыз (cases).",
    hint_ru="Добавьте хотя бы один пример (cases).",
    hint_en="Add at least one worked example (cases).",
)
COLUMN_ABSENT = catalogued(
    "tallies.P003",
    ky="«{tally}» эсебине керектүү «{column}» мамычасы «{source}» булагында жок.",
    ru="Подсчёту «{tally}» нужен столбец «{column}», но в источнике «{source}» его нет.",
    en="The tally “{tally}” needs the column “{column}”, which the source “{source}” does not have.",
    hint_ky="Мамычаны кошуңуз же аныктаманы оңдоңуз.{near}",
    hint_ru="Добавьте столбец или исправьте определение.{near}",
    hint_en="Add the column or mend the definition.{near}",
)
DEFINED_TWICE = catalogued(
    "tallies.P004",
    ky="«{tally}» эсеби эки жолу аныкталган; биринчиси {first} жеринде.",
    ru="Подсчёт «{tally}» определён дважды; впервые в {first}.",
    en="The tally “{tally}” is defined twice; first at {first}.",
    hint_ky="Бирин алып салыңыз же башка код бериңиз.",
    hint_ru="Удалите один из них или дайте другой код.",
    hint_en="Remove one of them or give it another code.",
)
FILE_UNREADABLE = catalogued(
    "tallies.P005",
    ky="«{file}» файлын таблица катары окуу мүмкүн болгон жок: {detail}",
    ru="Файл «{file}» не читается как таблица: {detail}",
    en="The file “{file}” could not be read as a table: {detail}",
    hint_ky="Биринчи сабында мамычалардын аттары турган CSV (UTF-8) же Parquet файлын бериңиз.",
    hint_ru="Дайте файл CSV (UTF-8) с названиями столбцов в первой строке или файл Parquet.",
    hint_en="Give a CSV file (UTF-8) with the names of the columns in its first row, or a Parquet file.",
)
NOT_A_NUMBER = catalogued(
    "tallies.P006",
    ky="«{column}» мамычасында сан болууга тийиш, бирок «{value}» турат.",
    ru="В столбце «{column}» должны быть числа, но стоит «{value}».",
    en="The column “{column}” must hold numbers, but it holds “{value}”.",
    hint_ky="Маанини оңдоңуз; белгисиз болсо, уячаны бош калтырыңыз. Бөлчөктө чекит коюлат.",
    hint_ru="Исправьте значение; если оно неизвестно, оставьте ячейку пустой. Дробь пишется через точку.",
    hint_en="Mend the value; where it is not known, leave the cell empty. Fractions take a point.",
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
