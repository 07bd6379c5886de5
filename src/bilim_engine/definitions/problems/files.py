"""What can be wrong with a file or its writing."""

from bilim_engine.definitions.problems.catalogue import kind

NOT_UTF8 = kind(
    1,
    ("Файл UTF-8 коддоосунда эмес.", "Аны UTF-8 коддоосунда сактаңыз."),
    ("Файл не в кодировке UTF-8.", "Сохраните его в UTF-8."),
    ("The file is not UTF-8 text.", "Save it as UTF-8."),
)
NOT_YAML = kind(
    2,
    ("Файл YAML катары окулбайт: {detail}.", "Чегинүүлөрдү, тырмакчаларды жана кош чекиттерди текшериңиз."),
    ("Файл не читается как YAML: {detail}.", "Проверьте отступы, кавычки и двоеточия."),
    ("The file cannot be read as YAML: {detail}.", "Check indentation, quotes and colons."),
)
TOO_LARGE = kind(
    3,
    ("Файл өтө чоң же өтө татаал түзүлгөн: {detail}.", "Аны бир нече файлга бөлүңүз."),
    ("Файл слишком велик или слишком глубоко вложен: {detail}.", "Разделите его на несколько файлов."),
    ("The file is too large or nested too deeply: {detail}.", "Divide it into several files."),
)
REFERENCE_IN_YAML = kind(
    4,
    ("«{text}»: YAML шилтемелери жана тегдери колдонулбайт.", "Ар бир маанини өз ордунда толук жазыңыз."),
    ("«{text}»: ссылки и теги YAML не допускаются.", "Запишите каждое значение полностью на своём месте."),
    ("“{text}”: YAML anchors, aliases and tags are not allowed.", "Write each value out where it belongs."),
)
DUPLICATE_KEY = kind(
    5,
    ("«{key}» ачкычы эки жолу берилген; биринчиси {first}-сапта.", "Бирин алып салыңыз."),
    ("Ключ «{key}» дан дважды; первый – в строке {first}.", "Удалите один из них."),
    ("The key “{key}” is given twice, first in line {first}.", "Remove one of them."),
)
MANY_DOCUMENTS = kind(
    37,
    ("Файлда бирден ашык YAML документ бар.", "Ар бирин өз файлына бөлүңүз."),
    ("В файле больше одного документа YAML.", "Разнесите их по файлам."),
    ("The file holds more than one YAML document.", "Give each its own file."),
)
UNSEEN_SIGN = kind(
    43,
    (
        "Текстте көрүнбөгөн белги бар ({sign}): окулганы жазылганынан башкача болот.",
        "Белгини өчүрүп, текстти кайра териңиз.",
    ),
    (
        "В тексте есть невидимый знак ({sign}): прочитанное отличается от написанного.",
        "Удалите знак и наберите текст заново.",
    ),
    (
        "The text holds a sign that nobody sees ({sign}): what is read is not what was written.",
        "Delete the sign and type the text again.",
    ),
)
FORMAT_UNKNOWN = kind(
    42,
    (
        "Аныктамалар {found}-форматта жазылган, ал бул версияга белгисиз.",
        "Белгилүү форматтар: {known}. Тутумдун жаңыраак версиясын орнотуңуз.",
    ),
    (
        "Определения записаны в формате {found}, который этой версии не известен.",
        "Известные форматы: {known}. Установите более новую версию системы.",
    ),
    (
        "The definitions are written in format {found}, which this version does not know.",
        "Known formats: {known}. Install a newer version of the system.",
    ),
)
