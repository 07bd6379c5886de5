"""What can be wrong with accounts and grants."""

from collections.abc import Mapping

from bilim_engine.problems import catalogued

SIGN_IN_FAILED = catalogued(
    "access.P001",
    ky="Колдонуучунун аты же сырсөз туура эмес.",
    ru="Неверное имя пользователя или пароль.",
    en="The user name or the password is not right.",
    hint_ky="Экөөнү тең кайра териңиз; баш тамга менен кичине тамга айырмаланат.",
    hint_ru="Введите оба ещё раз; прописные и строчные буквы различаются.",
    hint_en="Enter both again; capital and small letters differ.",
)
NAME_TAKEN = catalogued(
    "access.P002",
    ky="«{username}» аттуу колдонуучу мурунтан эле бар.",
    ru="Пользователь «{username}» уже есть.",
    en="There is already a user named “{username}”.",
    hint_ky="Башка ат тандаңыз.",
    hint_ru="Выберите другое имя.",
    hint_en="Choose another name.",
)
NOT_DEMONSTRATION = catalogued(
    "access.P003",
    ky="Демонстрациялык каттоо жазууларын демонстрация режиминен тышкары түзүүгө болбойт.",
    ru="Демонстрационные учётные записи нельзя создать вне демонстрационного режима.",
    en="Demonstration accounts cannot be made outside demonstration mode.",
    hint_ky="BILIM_DEMONSTRATION=1 деп коюңуз же кадимки каттоо жазуусун түзүңүз.",
    hint_ru="Задайте BILIM_DEMONSTRATION=1 или создайте обычную учётную запись.",
    hint_en="Set BILIM_DEMONSTRATION=1, or make an ordinary account.",
)
WRONG_DATES = catalogued(
    "access.P004",
    ky="Укуктун аяктоо күнү ({until}) башталган күнүнөн ({start}) кийин болууга тийиш.",
    ru="Окончание права ({until}) должно быть позже его начала ({start}).",
    en="The grant must end ({until}) after it begins ({start}).",
    hint_ky="Даталарды текшериңиз; аяктаган күнү укук колдонулбайт.",
    hint_ru="Проверьте даты; в день окончания право уже не действует.",
    hint_en="Check the dates; the day of the end is not part of the grant.",
)
ENDS_BEFORE = catalogued(
    "access.P013",
    ky="Укук өзү башталган күндөн ({start}) мурун ({until}) бүтө албайт.",
    ru="Право не может закончиться ({until}) раньше, чем начинается ({start}).",
    en="The grant cannot end ({until}) before it begins ({start}).",
    hint_ky="Жаңылып берилген болсо, башталган күнүн көрсөтүңүз: анда ал бир да күн колдонулбайт.",
    hint_ru="Если оно выдано по ошибке, укажите день начала: тогда оно не действует ни дня.",
    hint_en="If it was given by mistake, name the day on which it begins: then it holds on no day.",
)
HAS_ENDED = catalogued(
    "access.P014",
    ky="Укуктун мөөнөтү {until} күнү бүткөн, аны кайра узартууга болбойт.",
    ru="Право закончилось {until}, продлить его нельзя.",
    en="The grant ended on {until}: it cannot be prolonged.",
    hint_ky="Роль дагы керек болсо, аны ./bilim account grant менен жаңы күндөн баштап бериңиз.",
    hint_ru="Если роль снова нужна, выдайте её с нового дня командой ./bilim account grant.",
    hint_en="If the role is needed again, give it from a new day on by ./bilim account grant.",
)
UNKNOWN_ACCOUNT = catalogued(
    "access.P005",
    ky="«{username}» аттуу колдонуучу жок.",
    ru="Пользователя «{username}» нет.",
    en="There is no user named “{username}”.",
    hint_ky="Атты текшериңиз.{near}",
    hint_ru="Проверьте имя.{near}",
    hint_en="Check the name.{near}",
)
WEAK_PASSWORD = catalogued(
    "access.P006",
    ky="Сырсөз жараксыз: {why}",
    ru="Пароль не подходит: {why}",
    en="The password cannot be used: {why}",
    hint_ky="Кеминде он эки белгиден турган, сиз гана билген сөз айкашын тандаңыз.",
    hint_ru="Выберите фразу не короче двенадцати знаков, известную только вам.",
    hint_en="Choose a phrase of at least twelve characters that only you know.",
)
# What the validators of Django say, by their codes.
WEAKNESSES: Mapping[str | None, Mapping[str, str]] = {
    "password_too_short": {
        "ky": "ал өтө кыска, кеминде {least} белги болушу керек.",
        "ru": "он слишком короткий, нужно не меньше {least} знаков.",
        "en": "it is too short; it must have at least {least} characters.",
    },
    "password_too_common": {
        "ky": "ал көп адам колдонгон сырсөз.",
        "ru": "его используют слишком многие.",
        "en": "too many people use it.",
    },
    "password_is_name": {
        "ky": "анда колдонуучунун аты бар.",
        "ru": "в нём есть имя пользователя.",
        "en": "the user name is part of it.",
    },
}
WRONG_PASSWORD = catalogued(
    "access.P015",
    ky="Азыркы сырсөз туура эмес.",
    ru="Текущий пароль неверен.",
    en="The present password is not right.",
    hint_ky="Аны кайра териңиз; баш тамга менен кичине тамга айырмаланат.",
    hint_ru="Введите его ещё раз; прописные и строчные буквы различаются.",
    hint_en="Enter it again; capital and small letters differ.",
)
NOT_PERMITTED = catalogued(
    "access.P016",
    ky="Бул каттоо жазуусун же өлкөнүн бул бөлүгүн башкарууга укугуңуз жок.",
    ru="Вы не вправе управлять этой учётной записью или этой частью страны.",
    en="This account, or this part of the country, is not yours to manage.",
    hint_ky="Бүт өлкөнүн каттоо жазууларын башкарган администраторго кайрылыңыз.",
    hint_ru="Обратитесь к администратору учётных записей всей страны.",
    hint_en="Ask the administrator who keeps the accounts of the whole country.",
)
OWN_ACCOUNT = catalogued(
    "access.P017",
    ky="Өз каттоо жазууңузга роль берүүгө, ролуңузду токтотууга же аны бөгөттөөгө болбойт.",
    ru="Нельзя выдать роль самому себе, прекратить свою роль или заблокировать себя.",
    en="Nobody gives herself a role, ends one of hers, or blocks herself.",
    hint_ky="Муну башка администратор кылсын.",
    hint_ru="Пусть это сделает другой администратор.",
    hint_en="Let another administrator do it.",
)
LINK_OVER = catalogued(
    "access.P018",
    ky="Шилтеме жараксыз: ал колдонулган, алмаштырылган же мөөнөтү өткөн.",
    ru="Ссылка недействительна: её использовали, заменили или истёк её срок.",
    en="The link does not hold: it was used, was replaced, or its time is over.",
    hint_ky="Сизди чакырган администратордон жаңысын сураңыз.",
    hint_ru="Попросите новую у администратора, который вас пригласил.",
    hint_en="Ask the administrator who invited you for a new one.",
)
BLOCKED = catalogued(
    "access.P019",
    ky="«{username}» каттоо жазуусу бөгөттөлгөн.",
    ru="Учётная запись «{username}» заблокирована.",
    en="The account “{username}” is blocked.",
    hint_ky="Адегенде бөгөттөн чыгарыңыз.",
    hint_ru="Сначала разблокируйте её.",
    hint_en="Unblock it first.",
)
WRONG_CODE = catalogued(
    "access.P020",
    ky="Код туура эмес же колдонулган.",
    ru="Код неверен или уже использован.",
    en="The code is not right, or was used already.",
    hint_ky="Телефондогу кийинки кодду күтүп, ошону жазыңыз; телефондун сааты так болсун.",
    hint_ru="Дождитесь следующего кода на телефоне и введите его; часы телефона должны идти точно.",
    hint_en="Wait for the next code on the telephone and enter that; its clock must be right.",
)
CODES_LOCKED = catalogued(
    "access.P021",
    ky="Өтө көп туура эмес код жазылды: {minutes} мүнөткө чейин эч бир код кабыл алынбайт.",
    ru="Слишком много неверных кодов: в течение {minutes} мин. никакой код не принимается.",
    en="There were too many wrong codes: for {minutes} minutes no code is taken.",
    hint_ky="Күтө туруңуз. Муну сиз кылбасаңыз, сырсөзүңүздү бирөө билет: аны алмаштырыңыз.",
    hint_ru="Подождите. Если это были не вы, кто-то знает ваш пароль: смените его.",
    hint_en="Wait. If it was not you, somebody knows your password: change it.",
)
FACTOR_CONFIRMED = catalogued(
    "access.P022",
    ky="Экинчи фактор мурунтан эле коюлган.",
    ru="Второй фактор уже подключён.",
    en="The second factor is set up already.",
    hint_ky="Башка телефонго өтүү үчүн адегенде аны алып салыңыз.",
    hint_ru="Чтобы перейти на другой телефон, сначала отключите его.",
    hint_en="To change to another telephone, take it away first.",
)
UNKNOWN_GRANT = catalogued(
    "access.P007",
    ky="«{username}» колдонуучусуна бул күндөн тартып жана бул бөлүк боюнча «{role}» ролу берилген эмес.",
    ru="Пользователю «{username}» роль «{role}» с этого дня и на эту часть не выдавалась.",
    en="“{username}” was never given the role “{role}” from this day over this part.",
    hint_ky="./bilim account list бардык укуктарды көрсөтөт.",
    hint_ru="./bilim account list показывает все права.",
    hint_en="./bilim account list shows every grant.",
)
TEXT_UNSAFE = catalogued(
    "access.P009",
    ky="Колдонуучунун атында көрүнбөгөн башкаруу белгиси бар.",
    ru="В имени пользователя есть невидимый управляющий знак.",
    en="The name of the user holds an invisible control sign.",
    hint_ky="Атын кайра териңиз.",
    hint_ru="Наберите имя заново.",
    hint_en="Type the name again.",
)
LONG_PASSWORD = catalogued(
    "access.P008",
    ky="Сырсөз өтө узун: {most} белгиден ашпашы керек.",
    ru="Пароль слишком длинный: не больше {most} знаков.",
    en="The password is too long: it may have {most} characters at most.",
    hint_ky="Кыскараак сөз айкашын тандаңыз.",
    hint_ru="Выберите фразу короче.",
    hint_en="Choose a shorter phrase.",
)
NAME_UNUSABLE = catalogued(
    "access.P010",
    ky="«{username}» колдонуучунун аты боло албайт.",
    ru="«{username}» не может быть именем пользователя.",
    en="“{username}” cannot be a user name.",
    hint_ky="Башында жана аягында боштугу жок, {most} белгиден ашпаган ат тандаңыз; «system» – тутум өзү.",
    hint_ru="Выберите имя без пробелов по краям, не длиннее {most} знаков; «system» – сама система.",
    hint_en="Choose one without blanks at its ends, of at most {most} characters; “system” is Bilim itself.",
)
PERSON_UNNAMED = catalogued(
    "access.P011",
    ky="Кызматкердин аты-жөнү жазылган эмес же өтө узун.",
    ru="Имя сотрудника не указано или слишком длинное.",
    en="The name of the person is lacking or too long.",
    hint_ky="Аны {most} белгиден ашырбай жазыңыз: журналда жана барактарда ушул ат турат.",
    hint_ru="Укажите его, не длиннее {most} знаков: под ним сотрудник значится в журнале и на страницах.",
    hint_en="Give it in {most} characters at most: by it she is named in the journal and on pages.",
)
NO_END = {"ky": "мөөнөтсүз", "ru": "бессрочно", "en": "none"}
GRANTED_OTHERWISE = catalogued(
    "access.P012",
    ky="«{username}» колдонуучусуна «{role}» ролу ушул күндөн тартып, башка мөөнөт менен берилген: {until}.",
    ru="Роль «{role}» уже выдана пользователю «{username}» с этого дня, но с другим окончанием: {until}.",
    en="“{username}” was given the role “{role}” from this day on already, with another end: {until}.",
    hint_ky="Мөөнөтүн ./bilim account end менен өзгөртүңүз же башка күндөн баштап бериңиз.",
    hint_ru="Измените окончание командой ./bilim account end или выдайте роль с другого дня.",
    hint_en="Change the end by ./bilim account end, or give the role from another day on.",
)
