"""What can be wrong with a statement of a department's head."""

from bilim_engine.problems import catalogued

STATEMENT_EMPTY = catalogued(
    "publication.P016",
    ky="Билдирүү бош.",
    ru="Заявление пусто.",
    en="The statement is empty.",
    hint_ky="Жок дегенде бир тилде жазыңыз.",
    hint_ru="Напишите хотя бы на одном языке.",
    hint_en="Write it in at least one language.",
)
STATEMENT_TOO_LONG = catalogued(
    "publication.P017",
    ky="Билдирүүдө {length} белги бар; чеги – {limit}.",
    ru="Знаков в заявлении: {length}; предел – {limit}.",
    en="The statement has {length} characters; the limit is {limit}.",
    hint_ky="Аны кыскартыңыз.",
    hint_ru="Сократите его.",
    hint_en="Shorten it.",
)
UNIT_NOT_RANKED = catalogued(
    "publication.P018",
    ky="«{unit}» бул басылманын рейтингине кирбейт.",
    ru="«{unit}» не входит в рейтинг этого выпуска.",
    en="“{unit}” is not ranked in this edition.",
    hint_ky="Билдирүүнү өз бөлүмүңүзгө жазыңыз.",
    hint_ru="Пишите заявление о своём отделе.",
    hint_en="Write about your own department.",
)
TEXT_UNSAFE = catalogued(
    "publication.P046",
    ky="Текстте көрүнбөгөн башкаруу белгиси бар.",
    ru="В тексте есть невидимый управляющий знак.",
    en="The text holds an invisible control sign.",
    hint_ky="Текстти кайра териңиз.",
    hint_ru="Наберите текст заново.",
    hint_en="Type the text again.",
)
SIGN_NOT_PRINTED = catalogued(
    "publication.P103",
    ky="Текстте басып чыгарууга мүмкүн болбогон белги бар: «{sign}» ({code}), ал бул жерде: «{where}».",
    ru="В тексте есть знак, который нельзя напечатать: «{sign}» ({code}), он здесь: «{where}».",
    en="The text holds a character that cannot be printed: “{sign}” ({code}), here: “{where}”.",
    hint_ky="Аны сөз менен алмаштырыңыз: кол коюлган документтерде сүрөт жана бөтөн жазуу белгилери болбойт.",
    hint_ru="Замените его словом: в подписанных документах нет картинок и знаков чужих письменностей.",
    hint_en="Put a word in its place: signed documents take no pictures and no foreign scripts.",
)
