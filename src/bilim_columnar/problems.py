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
