"""What can be wrong with the instant an edition states."""

from bilim_engine.problems import catalogued

INSTANT_UNREADABLE = catalogued(
    "publication.P022",
    ky="«{text}» убакыт эмес.",
    ru="«{text}» – не момент времени.",
    en="“{text}” is not an instant.",
    hint_ky="Мындай жазыңыз: 2026-11-21T09:00:00+06:00.",
    hint_ru="Пишите так: 2026-11-21T09:00:00+06:00.",
    hint_en="Write 2026-11-21T09:00:00+06:00.",
)
BEFORE_PERIOD_ENDED = catalogued(
    "publication.P023",
    ky="Жарыялоо убактысы ({stated}) мезгил аяктаганга ({limit}) чейин.",
    ru="Момент публикации ({stated}) раньше конца периода ({limit}).",
    en="The instant of publication ({stated}) is before the end of the period ({limit}).",
    hint_ky="Андан кийинки убакытты жазыңыз.",
    hint_ru="Укажите более поздний момент.",
    hint_en="Give a later instant.",
)
BEFORE_FIGURES = catalogued(
    "publication.P024",
    ky="Жарыялоо убактысы ({stated}) басылманын маалыматы жазылганга ({limit}) чейин.",
    ru="Момент публикации ({stated}) раньше, чем были записаны данные выпуска ({limit}).",
    en="The instant of publication ({stated}) is before the figures of the edition were recorded ({limit}).",
    hint_ky="Басылманы өткөн күнгө жазууга болбойт: андан кийинки убакытты көрсөтүңүз.",
    hint_ru="Датировать выпуск задним числом нельзя: укажите более поздний момент.",
    hint_en="An edition cannot be backdated: give a later instant.",
)
BEFORE_PREVIOUS = catalogued(
    "publication.P025",
    ky="Жарыялоо убактысы ({stated}) оңдолуп жаткан басылмадан ({limit}) мурда.",
    ru="Момент публикации ({stated}) раньше, чем у исправляемого выпуска ({limit}).",
    en="The instant of publication ({stated}) is before that of the edition it corrects ({limit}).",
    hint_ky="Оңдоо оңдолуп жаткан басылмадан кийин чыгат.",
    hint_ru="Исправление выходит после того, что оно исправляет.",
    hint_en="A correction comes out after what it corrects.",
)
TOO_FAR_AHEAD = catalogued(
    "publication.P026",
    ky="Жарыялоо убактысы ({stated}) өтө алыс: эң кечки убакыт – {limit}.",
    ru="Момент публикации ({stated}) слишком далеко: самое позднее – {limit}.",
    en="The instant of publication ({stated}) is too far ahead: {limit} at the latest.",
    hint_ky="Даяр басылманы 366 күндөн ашык кармап турууга болбойт.",
    hint_ru="Готовый выпуск нельзя удерживать дольше 366 дней.",
    hint_en="A finished edition may wait for 366 days and no longer.",
)
NOT_YET = catalogued(
    "publication.P027",
    ky="Бул басылманы азыр жарыялоого болбойт: анда көрсөтүлгөн убакыт – {limit}.",
    ru="Этот выпуск можно опубликовать не раньше {limit}.",
    en="This edition may be published from {limit} on.",
    hint_ky="Убакыт Бишкек боюнча. Ал басылмада жазылып, кол коюлган.",
    hint_ru="Время бишкекское. Оно указано в выпуске и подписано вместе с ним.",
    hint_en="The time is that of Bishkek. It stands in the edition and is signed with it.",
)
