"""What can be wrong with a request to the interface."""

from bilim_engine.problems import catalogued

UNKNOWN_ADDRESS = catalogued(
    "api.P001",
    ky="Мындай дарек жок.",
    ru="Такого адреса нет.",
    en="There is no such address.",
    hint_ky="Бардык даректер /api/v1/openapi.json файлында.",
    hint_ru="Все адреса описаны в /api/v1/openapi.json.",
    hint_en="All addresses are described in /api/v1/openapi.json.",
)
UNKNOWN_EDITION = catalogued(
    "api.P002",
    ky="«{code}» деген басылма жарыяланган эмес.",
    ru="Выпуск «{code}» не публиковался.",
    en="No edition “{code}” has been published.",
    hint_ky="Басылмалардын тизмеси: /api/v1/editions.",
    hint_ru="Список выпусков: /api/v1/editions.",
    hint_en="The list of editions is at /api/v1/editions.",
)
UNKNOWN_DEFINITION = catalogued(
    "api.P003",
    ky="«{code}» деген аныктама жок.",
    ru="Определения «{code}» нет.",
    en="There is no definition “{code}”.",
    hint_ky="Коддор /api/v1/definitions дарегинде.{near}",
    hint_ru="Коды – в /api/v1/definitions.{near}",
    hint_en="Codes are at /api/v1/definitions.{near}",
)
WRONG_PARAMETER = catalogued(
    "api.P004",
    ky="«{name}» параметри туура эмес.",
    ru="Параметр «{name}» задан неверно.",
    en="The parameter “{name}” is wrong.",
    hint_ky="Анын түрү /api/v1/openapi.json файлында көрсөтүлгөн.",
    hint_ru="Его вид указан в /api/v1/openapi.json.",
    hint_en="Its form is given in /api/v1/openapi.json.",
)
WRONG_METHOD = catalogued(
    "api.P005",
    ky="Бул жерден окууга гана болот.",
    ru="Здесь можно только читать.",
    en="This address can only be read.",
    hint_ky="GET же HEAD ыкмасын колдонуңуз.",
    hint_ru="Используйте метод GET или HEAD.",
    hint_en="Use the method GET or HEAD.",
)
UNKNOWN_PARAMETER = catalogued(
    "api.P007",
    ky="Бул дарек «{name}» деген параметрди билбейт.",
    ru="Этот адрес не знает параметра «{name}».",
    en="This address knows no parameter “{name}”.",
    hint_ky="Билгендери: {known}.",
    hint_ru="Он знает: {known}.",
    hint_en="It knows: {known}.",
)
NO_LEDGER = catalogued(
    "api.P010",
    ky="«{name}»: бул жерде жарыяланган басылмалар гана бар, эсеп китебинин мурунку абалдары жок.",
    ru="«{name}»: здесь только опубликованные выпуски, прежних состояний реестра данных нет.",
    en="“{name}”: here are published editions alone, not the earlier states of the ledger.",
    hint_ky="Басылмада ал эсептелген учурда белгилүү болгону турат: күнү боюнча тандаңыз, /api/v1/editions.",
    hint_ru="В выпуске стоит то, что знали при его расчёте: выберите его по дате, /api/v1/editions.",
    hint_en="An edition holds what was known when it was computed: choose one by its date, /api/v1/editions.",
)
UNKNOWN_FILTER = catalogued(
    "api.P008",
    ky="«{name}» параметри: «{code}» деген бул басылмада жок.",
    ru="Параметр «{name}»: «{code}» в этом выпуске нет.",
    en="The parameter “{name}”: this edition has no “{code}”.",
    hint_ky="Коддор /api/v1/register жана /api/v1/definitions даректеринде.{near}",
    hint_ru="Коды – в /api/v1/register и /api/v1/definitions.{near}",
    hint_en="Codes are at /api/v1/register and /api/v1/definitions.{near}",
)
NO_ANALYSIS = catalogued(
    "api.P009",
    ky="«{code}» басылмасы менен бирге талдоо жарыяланган эмес.",
    ru="Вместе с выпуском «{code}» анализ не публиковался.",
    en="No analysis came out with the edition “{code}”.",
    hint_ky="Салмактар боюнча аралыктар басылманын results дарегинде.",
    hint_ru="Интервалы по весам – по его адресу results.",
    hint_en="The intervals by weights are at its address results.",
)
FAULT = catalogued(
    "api.P011",
    ky="Жоопту түзүү мүмкүн болгон жок.",
    ru="Составить ответ не удалось.",
    en="The answer could not be made.",
    hint_ky="Ката бизден кетти, ал катталды. Бир мүнөттөн кийин кайра сураңыз.",
    hint_ru="Ошибка на нашей стороне, она записана. Запросите ещё раз через минуту.",
    hint_en="The fault is ours and is recorded. Ask again in a minute.",
)
NOT_NOW = catalogued(
    "api.P012",
    ky="Сервер азыр жооп бере албайт.",
    ru="Сервер сейчас не может ответить.",
    en="The server cannot answer at the moment.",
    hint_ky="Канча секунддан кийин кайра суроо керектиги жооптун Retry-After талаасында көрсөтүлгөн.",
    hint_ru="Через сколько секунд запросить ещё раз, указано в заголовке ответа Retry-After.",
    hint_en="The header Retry-After of the answer says after how many seconds to ask again.",
)
