"""What can be wrong when figures are asked for in columns."""

from bilim_engine.problems import catalogued

ENGINE_ABSENT = catalogued(
    "columns.P001",
    ky="«{package}» пакети орнотулган эмес; ансыз мамычалар боюнча эсептөө мүмкүн эмес.",
    ru="Пакет «{package}» не установлен; без него вычисление по столбцам невозможно.",
    en="The package “{package}” is not installed; without it nothing can be computed in columns.",
    hint_ky="«{extra}» кошумчасын орнотуңуз: locks/{extra}.txt.",
    hint_ru="Установите дополнение «{extra}»: locks/{extra}.txt.",
    hint_en="Install the extra “{extra}”: locks/{extra}.txt.",
)
NO_SNAPSHOT = catalogued(
    "columns.P002",
    ky="«{folder}» папкасында даяр сүрөт жок.",
    ru="В папке «{folder}» нет готового снимка.",
    en="There is no finished snapshot in the folder “{folder}”.",
    hint_ky="Аны мындай жазыңыз: ./bilim snapshot.",
    hint_ru="Создайте его: ./bilim snapshot.",
    hint_en="Write one: ./bilim snapshot.",
)
SNAPSHOT_UNREADABLE = catalogued(
    "columns.P003",
    ky="«{file}» файлы окулбайт: {detail}.",
    ru="Файл «{file}» не читается: {detail}.",
    en="The file “{file}” cannot be read: {detail}.",
    hint_ky="Сүрөттү кайра жазыңыз: ./bilim snapshot. Эсеп китеби өзгөргөн жок.",
    hint_ru="Запишите снимок заново: ./bilim snapshot. Сам реестр данных не пострадал.",
    hint_en="Write the snapshot again: ./bilim snapshot. The ledger itself is unharmed.",
)
NOT_IN_COLUMNS = catalogued(
    "columns.P004",
    ky="«{indicator}» көрсөткүчү мамычаларда так эсептелбейт: {why}.",
    ru="Показатель «{indicator}» нельзя точно вычислить по столбцам: {why}.",
    en="The indicator “{indicator}” cannot be computed exactly in columns: {why}.",
    hint_ky="Так жолго өткөрүүгө уруксат бериңиз же формуланы өзгөртүңүз.",
    hint_ru="Разрешите передачу точному пути или измените формулу.",
    hint_en="Allow it to be handed to the exact path, or change the formula.",
)
UNKNOWN_INDICATOR = catalogued(
    "columns.P005",
    ky="«{indicator}» деген көрсөткүч жок.",
    ru="Показателя «{indicator}» нет.",
    en="There is no indicator “{indicator}”.",
    hint_ky="Кодду текшериңиз.{near}",
    hint_ru="Проверьте код.{near}",
    hint_en="Check the code.{near}",
)
UNKNOWN_UNIT = catalogued(
    "columns.P006",
    ky="«{unit}» бирдиги бул мезгилдердин реестринде жок.",
    ru="Единицы «{unit}» нет в реестре этих периодов.",
    en="The unit “{unit}” is not in the register of these periods.",
    hint_ky="Бирдиктин кодун жазыңыз.{near}",
    hint_ru="Напишите код единицы.{near}",
    hint_en="Write the code of the unit.{near}",
)
KEEPS_NOTHING = catalogued(
    "columns.P007",
    ky="«{engine}» жооп гана берет, таблица сактабайт: анда четтеген сандар да, сакталган суммалар да жок.",
    ru="«{engine}» отвечает на вопросы, но таблиц не хранит: выбросы и сохранённые суммы ему недоступны.",
    en="“{engine}” answers questions but keeps no tables: it has neither outliers nor kept sums.",
    hint_ky="Муну DuckDB аркылуу сураңыз: ./bilim columns outliers.",
    hint_ru="Спросите через DuckDB: ./bilim columns outliers.",
    hint_en="Ask through DuckDB: ./bilim columns outliers.",
)
NAME_NOT_READ = catalogued(
    "columns.P008",
    ky="«{file}» деген аттагы белгилер файлды так окууга тоскоол болот.",
    ru="Имя «{file}» содержит знаки, с которыми файл нельзя прочесть однозначно.",
    en="The name “{file}” has characters with which the file cannot be read for certain.",
    hint_ky="Файлдын же папканын атынан ?, *, [, {{ жана \\ белгилерин алып салыңыз.",
    hint_ru="Уберите из имени файла или папки знаки ?, *, [, {{ и \\.",
    hint_en="Leave the characters ?, *, [, {{ and \\ out of the name of the file or the folder.",
)
SNAPSHOT_CHANGED = catalogued(
    "columns.P009",
    ky="Сүрөттүн «{file}» файлы жазылгандан кийин өзгөргөн.",
    ru="Файл снимка «{file}» изменился после записи.",
    en="The file “{file}” of the snapshot has changed since it was written.",
    hint_ky="Сүрөттү кайра жазыңыз: ./bilim snapshot. Эсеп китеби өзгөргөн жок; дискти текшериңиз.",
    hint_ru="Запишите снимок заново: ./bilim snapshot. Сам реестр данных не пострадал; проверьте диск.",
    hint_en="Write the snapshot again: ./bilim snapshot. The ledger itself is unharmed; check the disk.",
)
SNAPSHOT_OF_OTHER_VERSION = catalogued(
    "columns.P010",
    ky="«{folder}» папкасындагы сүрөттү программанын башка версиясы жазган.",
    ru="Снимок в папке «{folder}» записан другой версией программы.",
    en="The snapshot in the folder “{folder}” was written by another version of the program.",
    hint_ky="Аны кайра жазыңыз: ./bilim snapshot.",
    hint_ru="Запишите его заново: ./bilim snapshot.",
    hint_en="Write it again: ./bilim snapshot.",
)
SNAPSHOT_OF_OTHER_LEDGER = catalogued(
    "columns.P011",
    ky="«{folder}» папкасындагы сүрөт бул эсеп китебинен жазылган эмес.",
    ru="Снимок в папке «{folder}» сделан не с этого реестра данных.",
    en="The snapshot in the folder “{folder}” was not made of this ledger.",
    hint_ky="Көчүрмөдөн калыбына келтирилгенден кийин аны кайра жазыңыз: ./bilim snapshot.",
    hint_ru="После восстановления из копии запишите его заново: ./bilim snapshot.",
    hint_en="After a restore write it again: ./bilim snapshot.",
)
NO_SERVER = catalogued(
    "columns.P012",
    ky="{engine} серверинин дареги берилген эмес.",
    ru="Адрес сервера {engine} не задан.",
    en="The address of a server of {engine} is not given.",
    hint_ky="{setting} жөндөөсүнө жазыңыз: {setting}={example}. DuckDB серверсиз эле эсептейт.",
    hint_ru="Задайте его настройкой {setting}: {setting}={example}. DuckDB считает без сервера.",
    hint_en="Give it in the setting {setting}: {setting}={example}. DuckDB computes without a server.",
)
NO_ADDRESS = catalogued(
    "columns.P013",
    ky="«{address}» – {engine} серверинин дареги эмес.",
    ru="«{address}» – не адрес сервера {engine}.",
    en="“{address}” is no address of a server of {engine}.",
    hint_ky="{setting} жөндөөсүн мындай жазыңыз: {setting}={example}.",
    hint_ru="Запишите настройку {setting} так: {setting}={example}.",
    hint_en="Write the setting {setting} like this: {setting}={example}.",
)
SERVER_AWAY = catalogued(
    "columns.P014",
    ky="{engine} сервери {address} дарегинде жооп бербейт: {detail}.",
    ru="Сервер {engine} по адресу {address} не отвечает: {detail}.",
    en="The server of {engine} at {address} does not answer: {detail}.",
    hint_ky="Сервер иштеп жатканын жана {setting} жөндөөсүндөгү даректи текшериңиз. "
    "Аны күтпөй: --engine duckdb.",
    hint_ru="Проверьте, работает ли сервер и верен ли адрес в настройке {setting}. "
    "Не дожидаясь его: --engine duckdb.",
    hint_en="Check that the server is running and the address in the setting {setting}. "
    "Without waiting for it: --engine duckdb.",
)
SERVER_REFUSES = catalogued(
    "columns.P015",
    ky="{address} дарегиндеги {engine} сурамды аткара алган жок: {detail}.",
    ru="{engine} по адресу {address} не выполнил запрос: {detail}.",
    en="{engine} at {address} could not answer the question: {detail}.",
    hint_ky="Анын версиясын жана укуктарын текшериңиз; көрсөткүчтөр көп болсо, бирден сураңыз. "
    "Ошол эле жооп: --engine duckdb.",
    hint_ru="Проверьте его версию и права; если показателей много, запрашивайте по одному. "
    "Тот же ответ: --engine duckdb.",
    hint_en="Check its version and rights; ask for many indicators one by one. "
    "The same answer: --engine duckdb.",
)
FILES_NOT_SEEN = catalogued(
    "columns.P016",
    ky="{address} дарегиндеги {engine} «{file}» файлын ошол бойдон көрбөйт.",
    ru="{engine} по адресу {address} не видит файл «{file}» таким, каким он записан.",
    en="{engine} at {address} does not see the file “{file}” as it was written.",
    hint_ky="Сервер файлды ошол эле жолдон окуй алсын: жалпы файл тутуму жана окуу укугу керек.",
    hint_ru="Сделайте файл доступным серверу по тому же пути (общая файловая система) и дайте право чтения.",
    hint_en="Show the file to the server under the same path (a shared file system) and let it read it.",
)
TABLE_TOO_LARGE = catalogued(
    "columns.P017",
    ky="{engine} серверине өтө чоң таблица жөнөтүлмөк: {rows} сап, чеги {limit}.",
    ru="На сервер {engine} пришлось бы отправить слишком большую таблицу: строк {rows}, предел {limit}.",
    en="Too large a table would be sent to the server of {engine}: {rows} rows, at most {limit}.",
    hint_ky="Азыраак мезгил же көрсөткүч сураңыз, жаңы сүрөт жазыңыз (./bilim snapshot) "
    "же муну тандаңыз: --engine duckdb.",
    hint_ru="Запросите меньше периодов или показателей, запишите новый снимок (./bilim snapshot) "
    "или возьмите --engine duckdb.",
    hint_en="Ask for fewer periods or indicators, write a new snapshot (./bilim snapshot), "
    "or take --engine duckdb.",
)
