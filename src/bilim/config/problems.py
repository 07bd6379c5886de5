"""What can be wrong with a command."""

from __future__ import annotations

from pathlib import Path

from bilim_engine import reasons
from bilim_engine.problems import Problem, catalogued

UNKNOWN_COMMAND = catalogued(
    "config.P001",
    ky="«{command}» деген буйрук жок.",
    ru="Команды «{command}» нет.",
    en="There is no command “{command}”.",
    hint_ky="Окшошу: {near}. Баары: ./bilim help",
    hint_ru="Похожая: {near}. Все: ./bilim help",
    hint_en="The nearest is: {near}. All of them: ./bilim help",
)
NO_FILE = catalogued(
    "config.P002",
    ky="«{file}» файлы жок же окулбайт.",
    ru="Файла «{file}» нет, или он не читается.",
    en="The file “{file}” is not there or cannot be read.",
    hint_ky="Жолду жана укуктарды текшериңиз.",
    hint_ru="Проверьте путь и права.",
    hint_en="Check the path and the rights.",
)
PORT_TAKEN = catalogued(
    "config.P003",
    ky="{address}:{port} дареги бош эмес.",
    ru="Адрес {address}:{port} занят.",
    en="The address {address}:{port} is taken.",
    hint_ky="BILIM_PORT менен башка портту көрсөтүңүз.",
    hint_ru="Укажите другой порт через BILIM_PORT.",
    hint_en="Name another port with BILIM_PORT.",
)
EXISTS = catalogued(
    "config.P004",
    ky="«{file}» мурунтан эле бар.",
    ru="«{file}» уже существует.",
    en="“{file}” exists already.",
    hint_ky="Башка ат көрсөтүңүз же аны башка жерге жылдырыңыз.",
    hint_ru="Укажите другое имя или переместите его.",
    hint_en="Give another name, or move it away.",
)
NOT_A_BACKUP = catalogued(
    "config.P005",
    ky="«{file}» – Bilim тутумунун камдык көчүрмөсү эмес же толук эмес: {why}.",
    ru="«{file}» – не резервная копия Bilim, или она неполна: {why}.",
    en="“{file}” is not a backup of Bilim, or not a whole one: {why}.",
    hint_ky="Башка көчүрмөнү алыңыз. Эч нерсе өзгөртүлгөн жок.",
    hint_ru="Возьмите другую копию. Ничего не изменено.",
    hint_en="Take another backup. Nothing has been changed.",
)
DAMAGED_BACKUP = catalogued(
    "config.P006",
    ky="Көчүрмөдөгү «{member}» анын хешине дал келбейт.",
    ru="«{member}» в копии не соответствует своему хешу.",
    en="“{member}” in the backup does not match its hash.",
    hint_ky="Көчүрмө бузулган; башкасын алыңыз. Эч нерсе өзгөртүлгөн жок.",
    hint_ru="Копия повреждена; возьмите другую. Ничего не изменено.",
    hint_en="The backup is damaged; take another. Nothing has been changed.",
)
NOT_EMPTY = catalogued(
    "config.P007",
    ky="Тутум бош эмес: анда журналдын {entries} жазуусу бар.",
    ru="Система не пуста: записей журнала в ней {entries}.",
    en="The system is not empty: it holds {entries} journal entries.",
    hint_ky="Аны алмаштыруу үчүн --replace кошуңуз; эскиси анын жанында сакталып калат.",
    hint_ru="Чтобы заменить её, добавьте --replace; старая сохранится рядом.",
    hint_en="To replace it, add --replace; the old one is kept beside.",
)
OTHER_DATABASE = catalogued(
    "config.P008",
    ky="Көчүрмө {theirs} базасынан алынган, ал эми тутум {ours} базасын колдонот.",
    ru="Копия снята с базы {theirs}, а система использует {ours}.",
    en="The backup is of a {theirs} database, and the system runs on {ours}.",
    hint_ky="BILIM_DATABASE_URL аркылуу ошол түрдөгү базаны көрсөтүңүз.",
    hint_ru="Укажите через BILIM_DATABASE_URL базу того же вида.",
    hint_en="Let BILIM_DATABASE_URL name a database of that kind.",
)
TOOL_FAILED = catalogued(
    "config.P009",
    ky="{tool} ишке ашкан жок: {why}",
    ru="{tool} завершился с ошибкой: {why}",
    en="{tool} failed: {why}",
    hint_ky="PostgreSQL куралдары орнотулганын жана базага кирүүгө укук бар экенин текшериңиз.",
    hint_ru="Проверьте, что установлены инструменты PostgreSQL и есть доступ к базе.",
    hint_en="Check that PostgreSQL's tools are installed and that the database can be reached.",
)
JOURNAL_BROKEN = catalogued(
    "config.P010",
    ky="Көчүрмөдөгү журналдын чынжыры бүтүн эмес.",
    ru="Цепочка журнала в копии нарушена.",
    en="The chain of the journal in the backup does not hold.",
    hint_ky="Файлдар бүтүн, бирок база көчүрүүгө чейин өзгөртүлгөн. Мурдараак алынган көчүрмөнү алыңыз.",
    hint_ru="Файлы целы, но база была изменена до копирования. Возьмите более раннюю копию.",
    hint_en="The files are whole; the database was changed before it was copied. Take an earlier backup.",
)
IN_USE = catalogued(
    "config.P011",
    ky="«{file}» базасын башка процесс колдонуп жатат.",
    ru="Базу «{file}» использует другой процесс.",
    en="Another process is using the database “{file}”.",
    hint_ky="Серверди токтотуп, буйрукту кайталаңыз.",
    hint_ru="Остановите сервер и повторите команду.",
    hint_en="Stop the server and repeat the command.",
)
NOT_SET_UP = catalogued(
    "config.P012",
    ky="База али түзүлгөн эмес.",
    ru="База данных ещё не создана.",
    en="The database has not been made yet.",
    hint_ky=(
        "Адегенде: ./bilim setup. Демонстрациянын базасы үчүн буйруктун алдына жазыңыз: "
        "BILIM_VAR=var/demonstration BILIM_DEMONSTRATION=1"
    ),
    hint_ru=(
        "Сначала: ./bilim setup. Для базы демонстрации напишите перед командой: "
        "BILIM_VAR=var/demonstration BILIM_DEMONSTRATION=1"
    ),
    hint_en=(
        "First: ./bilim setup. For the demonstration's database, write before the command: "
        "BILIM_VAR=var/demonstration BILIM_DEMONSTRATION=1"
    ),
)
WHO_ANSWERS = catalogued(
    "config.P013",
    ky="Жазуу үчүн ким жооп берери айтылган эмес.",
    ru="Не сказано, кто отвечает за запись.",
    en="It is not said who answers for what is recorded.",
    hint_ky="--by менен колдонуучунун атын кошуңуз.",
    hint_ru="Добавьте --by с именем пользователя.",
    hint_en="Add --by with a user name.",
)
WRONG_SETTING = catalogued(
    "config.P014",
    ky="{name} жөндөөсү «{value}» деп берилген, ал жараксыз: {wanted}.",
    ru="Настройка {name} задана как «{value}», это не подходит: {wanted}.",
    en="The setting {name} is “{value}”, which cannot be used: {wanted}.",
    hint_ky="Жөндөөлөр docs/operations.md файлында сүрөттөлгөн.",
    hint_ru="Настройки описаны в docs/operations.md.",
    hint_en="docs/operations.md describes every setting.",
)
NO_DATABASE = catalogued(
    "config.P015",
    ky="База жооп берген жок: {why}",
    ru="База данных не отвечает: {why}",
    en="The database does not answer: {why}",
    hint_ky="BILIM_DATABASE_URL жана BILIM_VAR жөндөөлөрүн, ошондой эле база иштеп жатканын текшериңиз.",
    hint_ru="Проверьте BILIM_DATABASE_URL и BILIM_VAR, а также работает ли база.",
    hint_en="Check BILIM_DATABASE_URL and BILIM_VAR, and that the database is running.",
)
CANNOT_WRITE = catalogued(
    "config.P016",
    ky="«{file}» окулган же жазылган жок: {why}.",
    ru="Не удалось прочитать или записать «{file}»: {why}.",
    en="“{file}” could not be read or written: {why}.",
    hint_ky="Дискте орун бошотуңуз, укуктарды текшериңиз же башка жерди көрсөтүңүз. Эски абал сакталды.",
    hint_ru="Освободите место на диске, проверьте права или укажите другое место. Прежнее осталось как было.",
    hint_en="Free space on the disk, check the rights, or name another place. What was there is as it was.",
)
OCCUPIED = catalogued(
    "config.P017",
    ky="«{folder}» папкасындагы тутум колдонулуп жатат: {who}.",
    ru="Система в «{folder}» используется: {who}.",
    en="The system in “{folder}” is in use: {who}.",
    hint_ky="Кашаанын ичинде процесстин номери. Аны токтотуп, буйрукту кайталаңыз.",
    hint_ru="В скобках номер процесса. Остановите его и повторите команду.",
    hint_en="In brackets is the number of the process. Stop it and repeat the command.",
)
BEING_RESTORED = catalogued(
    "config.P018",
    ky="«{folder}» папкасындагы тутум азыр калыбына келтирилип жатат.",
    ru="Система в «{folder}» сейчас восстанавливается.",
    en="The system in “{folder}” is being restored at this moment.",
    hint_ky="Калыбына келтирүү бүткөндөн кийин буйрукту кайталаңыз.",
    hint_ru="Повторите команду, когда восстановление закончится.",
    hint_en="Repeat the command when that has ended.",
)
UNKNOWN_PART = catalogued(
    "config.P019",
    ky="Реестрде {day} күнүнө карата «{path}» деген бөлүк жок.",
    ru="На {day} в реестре нет части «{path}».",
    en="On {day} the register has no part “{path}”.",
    hint_ky="Жакындары: {near}. --over коюлбаса, укук бүт өлкөгө берилет.",
    hint_ru="Ближайшие: {near}. Без --over право даётся на всю страну.",
    hint_en="The nearest are: {near}. Without --over the grant is for the whole country.",
)
WEAK_SECRET = catalogued(
    "config.P020",
    ky="Жашыруун ачкыч («{place}») өтө жөнөкөй: кеминде {least} белги керек, анын {different} ар башка.",
    ru="Секретный ключ в «{place}» слишком прост: нужно не меньше {least} знаков, из них {different} разных.",
    en="The secret key in “{place}” is too simple: it needs {least} characters, {different} different ones.",
    hint_ky="Жаңысын мындай жасаңыз: openssl rand -base64 48. Көрсөтүлбөсө, тутум өзү жасайт.",
    hint_ru="Создайте новый: openssl rand -base64 48. Если его не задавать, система создаст его сама.",
    hint_en="Make a new one: openssl rand -base64 48. Where none is given, the system makes its own.",
)

WORKERS_FAIL = catalogued(
    "config.P021",
    ky="Сервер токтоду: анын процесстери иштей баштабай туруп катары менен {count} жолу бүттү (код {code}).",
    ru="Сервер остановлен: {count} раз подряд его процессы завершались, не начав работать (код {code}).",
    en="The server has ended: {count} times in a row a worker ended before it could serve (code {code}).",
    hint_ky="Себеби жогоруда, журналда айтылган. Аны оңдоп, кайра иштетиңиз.",
    hint_ru="Причина сказана выше, в журнале работы. Устраните её и запустите снова.",
    hint_en="The reason stands above, in the log. Mend it and start again.",
)
LACKS_DATABASE = catalogued(
    "config.P022",
    ky="«{file}» көчүрмөсүндө база жок: анда «{member}» жок.",
    ru="В копии «{file}» нет базы данных: в ней нет «{member}».",
    en="The backup “{file}” holds no database: “{member}” is not in it.",
    hint_ky="Башка көчүрмөнү алыңыз. Эч нерсе өзгөртүлгөн жок.",
    hint_ru="Возьмите другую копию. Ничего не изменено.",
    hint_en="Take another backup. Nothing has been changed.",
)
NOT_OUR_DATABASE = catalogued(
    "config.P023",
    ky="«{file}» көчүрмөсүндөгү база – Bilim тутумунун базасы эмес: анда «{table}» таблицасы жок же ал бош.",
    ru="База в копии «{file}» – не база Bilim: таблицы «{table}» в ней нет, или она пуста.",
    en="The database in the backup “{file}” is not one of Bilim: it lacks the table “{table}”, or its rows.",
    hint_ky="Башка көчүрмөнү алыңыз. Эч нерсе өзгөртүлгөн жок.",
    hint_ru="Возьмите другую копию. Ничего не изменено.",
    hint_en="Take another backup. Nothing has been changed.",
)
OTHER_JOURNAL = catalogued(
    "config.P024",
    ky="«{file}» көчүрмөсүндөгү базанын журналында көчүрмө айткан {number}-жазуу ({sha256}) жок.",
    ru="В журнале базы из копии «{file}» нет записи {number} ({sha256}), о которой копия говорит.",
    en="The journal of the database in “{file}” lacks the entry {number} ({sha256}), of which it speaks.",
    hint_ky="База менен тизме бири-бирине таандык эмес; башка көчүрмөнү алыңыз. Эч нерсе өзгөртүлгөн жок.",
    hint_ru="База и опись копии не относятся друг к другу; возьмите другую копию. Ничего не изменено.",
    hint_en="Database and manifest do not belong together; take another backup. Nothing has been changed.",
)


def of_disk(error: OSError, place: Path) -> Problem:
    """What the system said of a file, or, where it names none, of the place that was worked in."""
    file = error.filename if isinstance(error.filename, str) else str(place)
    return Problem(CANNOT_WRITE, params={"file": file, "why": reasons.of_system(error)})


def not_ours(backup: Path, table: str) -> Problem:
    """The database in the backup lacks a table that every database of ours has."""
    return Problem(NOT_OUR_DATABASE, params={"file": str(backup), "table": table})


def other_journal(backup: Path, number: int, sha256: str) -> Problem:
    """The database in the backup lacks the entry of the journal that its manifest states."""
    params = {"file": str(backup), "number": str(number), "sha256": sha256[:64] or "—"}
    return Problem(OTHER_JOURNAL, params=params)


ADDRESS_NOT_OURS = catalogued(
    "config.P025",
    ky="{address} дареги бул компьютерге таандык эмес.",
    ru="Адрес {address} не принадлежит этому компьютеру.",
    en="The address {address} is none of this machine's.",
    hint_ky="BILIM_ADDRESS аркылуу анын өз дарегин (мисалы, 127.0.0.1) же баарын (0.0.0.0) көрсөтүңүз.",
    hint_ru="Укажите через BILIM_ADDRESS его собственный адрес (например, 127.0.0.1) или все (0.0.0.0).",
    hint_en="Name one of its own with BILIM_ADDRESS, such as 127.0.0.1, or all of them: 0.0.0.0.",
)
NOT_AN_INSTANT = catalogued(
    "config.P027",
    ky="«{text}» – өтүп кеткен күн да, учур да эмес.",
    ru="«{text}» – не прошедший день и не прошедший момент.",
    en="“{text}” is neither a day nor an instant that has passed.",
    hint_ky="Күндү (анын аягы алынат) же Бишкек убактысы боюнча саатын да жазыңыз: 2026-09-01T14:30.",
    hint_ru="Укажите день (берётся его конец) или ещё и час по бишкекскому времени: 2026-09-01T14:30.",
    hint_en="Give a day (its end is taken), or an hour of it by the clock of Bishkek: 2026-09-01T14:30.",
)
NOTHING_TO_MEASURE = catalogued(
    "config.P028",
    ky="Өлчөй турган басылма жок: тутум орнотулган эмес, демонстрация да жок.",
    ru="Измерять нечего: система не создана, демонстрации тоже нет.",
    en="There is no edition to measure: no system is set up, and no demonstration stands.",
    hint_ky="Адегенде: ./bilim demo --no-serve",
    hint_ru="Сначала: ./bilim demo --no-serve",
    hint_en="First: ./bilim demo --no-serve",
)
NO_PASSWORD = catalogued(
    "config.P026",
    ky="Сырсөз берилген жок.",
    ru="Пароль не введён.",
    en="No password was given.",
    hint_ky="Буйрукту кайра берип, сырсөздү териңиз.",
    hint_ru="Повторите команду и введите пароль.",
    hint_en="Give the command again and type the password.",
)
DEMONSTRATION_EMBEDDED = catalogued(
    "config.P029",
    ky="Демонстрация өзүнүн SQLite базасында гана иштейт, ал эми BILIM_DATABASE_URL башка базаны көрсөтөт.",
    ru="Демонстрация работает только с собственной базой SQLite, а BILIM_DATABASE_URL указывает на другую.",
    en="The demonstration works only with an SQLite database of its own; BILIM_DATABASE_URL names another.",
    hint_ky="Демонстрация үчүн: BILIM_DATABASE_URL= ./bilim demo. Ошол базадагы тутум үчүн: ./bilim setup.",
    hint_ru="Для демонстрации: BILIM_DATABASE_URL= ./bilim demo. Для системы в той базе: ./bilim setup.",
    hint_en="For it: BILIM_DATABASE_URL= ./bilim demo. For a system in that database: ./bilim setup.",
)
HELD_BY_ANOTHER = catalogued(
    "config.P030",
    ky="Маалымат базасындагы керектүү жазууларды башка процесс {seconds} секунддан ашык ээлеп турду.",
    ru="Нужные записи базы данных были дольше {seconds} секунд заняты другим процессом.",
    en="Another process held what is needed in the database for more than {seconds} seconds.",
    hint_ky="Башка импорт же буйрук бүткөндө кайталаңыз; үзүлүп калган кадамдан эч нерсе сакталган жок.",
    hint_ru="Повторите, когда закончится другой импорт или команда; от прерванного шага ничего не сохранено.",
    hint_en="Repeat it when the other import or command is over; nothing of the broken-off step was saved.",
)
