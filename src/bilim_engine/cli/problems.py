"""What can be wrong with the files a person names."""

from bilim_engine.problems import catalogued

NO_FILE = catalogued(
    "engine.P001",
    ky="Файл табылган жок же окулбайт: {detail}.",
    ru="Файл не найден или не читается: {detail}.",
    en="The file is not there or cannot be read: {detail}.",
    hint_ky="Жолун текшериңиз.",
    hint_ru="Проверьте путь.",
    hint_en="Check the path.",
)
NOT_A_FILE = catalogued(
    "engine.P012",
    ky="Бул кадимки файл эмес, окулбайт.",
    ru="Это не обычный файл, он не читается.",
    en="This is no ordinary file and is not read.",
    hint_ky="Мазмунун файлга сактап, анын жолун көрсөтүңүз.",
    hint_ru="Сохраните содержимое в файл и укажите его путь.",
    hint_en="Save what it holds as a file and name that.",
)
TOO_LARGE = catalogued(
    "engine.P013",
    ky="Файл өтө чоң: {limit} МБдан ашат.",
    ru="Файл слишком велик: больше {limit} МБ.",
    en="The file is too large: more than {limit} MB.",
    hint_ky="Файлды бөлүңүз же керексиз саптарды алып салыңыз.",
    hint_ru="Разделите файл или уберите лишние строки.",
    hint_en="Split the file or take out rows you do not need.",
)
NOT_UTF8 = catalogued(
    "engine.P002",
    ky="Файл UTF-8 коддоосунда эмес: {line}-сапта бузук белги бар.",
    ru="Файл не в кодировке UTF-8: испорченный знак в строке {line}.",
    en="The file is not UTF-8: there is a damaged character in line {line}.",
    hint_ky="Аны «CSV UTF-8» түрүндө сактаңыз.",
    hint_ru="Сохраните его как «CSV UTF-8».",
    hint_en="Save it as “CSV UTF-8”.",
)
NOTHING_FOUND = catalogued(
    "engine.P003",
    ky="Бул жерде .yaml файлы жок.",
    ru="Здесь нет файлов .yaml.",
    en="There are no .yaml files here.",
    hint_ky="Файлды же аныктамалар турган папканы көрсөтүңүз.",
    hint_ru="Укажите файл или папку с определениями.",
    hint_en="Name a file, or the folder that holds the definitions.",
)
NO_METHODOLOGY = catalogued(
    "engine.P004",
    ky="Файлда рейтингдин усулу жок же анда каталар бар.",
    ru="В файле нет методики рейтинга, или она с ошибками.",
    en="The file holds no methodology, or one with errors.",
    hint_ky="Усулда code жана root ачкычтары болушу керек.",
    hint_ru="У методики должны быть ключи code и root.",
    hint_en="A methodology has the keys code and root.",
)
UNKNOWN_ITEM = catalogued(
    "engine.P005",
    ky="«{item}» баштапкы саны аныкталган эмес (саптардын саны: {rows}).",
    ru="Исходный показатель «{item}» не определён (строк: {rows}).",
    en="The item “{item}” is not defined (rows: {rows}).",
    hint_ky="Жазылышын текшериңиз же аны items бөлүмүндө аныктаңыз.{near}",
    hint_ru="Проверьте написание или определите его в items.{near}",
    hint_en="Check the spelling, or define it under items.{near}",
)
UNKNOWN_UNIT = catalogued(
    "engine.P006",
    ky="«{unit}» бирдиги тизмеде жок (саптардын саны: {rows}).",
    ru="Единицы «{unit}» нет в списке (строк: {rows}).",
    en="The unit “{unit}” is not in the list (rows: {rows}).",
    hint_ky="Жазылышын текшериңиз же аны бирдиктердин файлына кошуңуз.{near}",
    hint_ru="Проверьте написание или добавьте её в файл единиц.{near}",
    hint_en="Check the spelling, or add it to the file of units.{near}",
)
COLUMN_ABSENT = catalogued(
    "engine.P007",
    ky="Бирдиктердин файлында «{column}» мамычасы жок.",
    ru="В файле единиц нет столбца «{column}».",
    en="The file of units has no column “{column}”.",
    hint_ky="Мамычалар: {columns}.",
    hint_ru="Столбцы: {columns}.",
    hint_en="Columns: {columns}.",
)
COLUMN_UNKNOWN = catalogued(
    "engine.P008",
    ky="«{column}» мамычасы белгисиз же кайталанган.",
    ru="Столбец «{column}» неизвестен или повторяется.",
    en="The column “{column}” is not known or is repeated.",
    hint_ky="Мамычалар: {columns}.",
    hint_ru="Столбцы: {columns}.",
    hint_en="Columns: {columns}.",
)
BAD_ROW = catalogued(
    "engine.P009",
    ky="Сап окулбайт: {detail}.",
    ru="Строка не читается: {detail}.",
    en="The row cannot be read: {detail}.",
    hint_ky="Үтүрлөрдү, тырмакчаларды жана даталарды (2026-11-21) текшериңиз.",
    hint_ru="Проверьте запятые, кавычки и даты (2026-11-21).",
    hint_en="Check commas, quotes and dates (2026-11-21).",
)
NOT_A_PERIOD = catalogued(
    "engine.P010",
    ky="«{text}» мезгил эмес.",
    ru="«{text}» – не период.",
    en="“{text}” is not a period.",
    hint_ky="Мындай жазыңыз: 2025, 2024/25, 2025-H1, 2025-12 же 2025-12-05.",
    hint_ru="Пишите так: 2025, 2024/25, 2025-H1, 2025-12 или 2025-12-05.",
    hint_en="Write 2025, 2024/25, 2025-H1, 2025-12 or 2025-12-05.",
)
