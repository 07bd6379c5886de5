"""What can be wrong with what a row says besides its number: days, certainty, texts, sources."""

from bilim_engine.problems import catalogued

NOT_YES_OR_NO = catalogued(
    "facts.P045",
    ky="«{text}» ооба же жок катары окулбайт.",
    ru="«{text}» не читается как да или нет.",
    en="“{text}” is neither yes nor no.",
    hint_ky="yes же no деп жазыңыз; бош уяча no дегенди билдирет.",
    hint_ru="Пишите yes или no; пустая ячейка значит no.",
    hint_en="Write yes or no; an empty cell means no.",
)
DATE_UNREADABLE = catalogued(
    "facts.P046",
    ky="«{text}» дата катары окулбайт.",
    ru="«{text}» не читается как дата.",
    en="“{text}” is not a date.",
    hint_ky="Мындай жазыңыз: 2026-11-21.",
    hint_ru="Пишите так: 2026-11-21.",
    hint_en="Write 2026-11-21.",
)
CERTAINTY_UNKNOWN = catalogued(
    "facts.P047",
    ky="«{text}» деген тактык даражасы жок.{near}",
    ru="Степени достоверности «{text}» нет.{near}",
    en="There is no certainty “{text}”.{near}",
    hint_ky="Мүмкүн болгондору: {known}.",
    hint_ru="Возможные: {known}.",
    hint_en="It can be: {known}.",
)
TEXT_UNSAFE = catalogued(
    "facts.P048",
    ky="Текстте көрүнбөгөн башкаруу белгиси бар же ал {limit} белгиден узун.",
    ru="В тексте есть невидимый управляющий знак или он длиннее {limit} знаков.",
    en="The text holds an invisible control sign or is longer than {limit} signs.",
    hint_ky="Текстти кайра териңиз же кыскартыңыз.",
    hint_ru="Наберите текст заново или сократите его.",
    hint_en="Type the text again or shorten it.",
)
ADDRESS_UNSAFE = catalogued(
    "facts.P049",
    ky="«{text}» – интернет-дарек эмес.",
    ru="«{text}» – не интернет-адрес.",
    en="“{text}” is not a web address.",
    hint_ky="Дарек http:// же https:// менен башталат; дареги жок булакка бош калтырыңыз.",
    hint_ru="Адрес начинается с http:// или https://; если адреса нет, оставьте пустым.",
    hint_en="An address begins with http:// or https://; leave it empty where there is none.",
)
NO_SOURCE_NOTED = catalogued(
    "facts.P052",
    ky=(
        "Булагы жазылбаган саптар: {count}, биринчиси {row}-сап. Булак катары файлды киргизген адам "
        "көрсөтүлөт."
    ),
    ru="Строк без источника: {count}, первая {row}. Источником будет назван тот, кто внёс файл.",
    en=(
        "Rows that name no source: {count}, the first is row {row}. The person who brings the file "
        "stands as it."
    ),
    hint_ky="origin мамычасына булактын аталышын, address мамычасына дарегин жазыңыз.",
    hint_ru="Напишите название источника в столбце origin и адрес в столбце address.",
    hint_en="Write the title of the source in the column origin and its address in the column address.",
    severity="warning",
)
SAID_TWICE = catalogued(
    "facts.P054",
    ky="{column} мамычасы да, {others} да толтурулган: кайсынысы чыгарылары белгисиз.",
    ru="Заполнены и {column}, и {others}: неясно, что показывать.",
    en="Both {column} and {others} are filled in: which of them to show is not clear.",
    hint_ky="Бардык тилдер үчүн бир текстти же ар бир тил үчүн өз текстин калтырыңыз.",
    hint_ru="Оставьте либо один текст для всех языков, либо текст на каждом языке.",
    hint_en="Leave either one text for all languages or a text in each.",
)
LANGUAGE_LACKING = catalogued(
    "facts.P055",
    ky="{column} мамычасы бош, ал эми башка тилдерде текст бар.",
    ru="Столбец {column} пуст, а на других языках текст есть.",
    en="The column {column} is empty while other languages have a text.",
    hint_ky="Үчөөнү тең толтуруңуз: {columns}.",
    hint_ru="Заполните все три: {columns}.",
    hint_en="Fill in all three: {columns}.",
)
