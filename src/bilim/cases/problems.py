"""Everything that can stand in the way of a case."""

from bilim_engine.problems import catalogued

NOT_PERMITTED = catalogued(
    "cases.P001",
    ky="Бул кадамга сиздин укугуңуз жок.",
    ru="На этот шаг у вас нет права.",
    en="You are not permitted to take this step.",
    hint_ky="Аны укугу бар адам жасашы керек.",
    hint_ru="Его должен сделать тот, у кого есть это право.",
    hint_en="Someone who has the right must take it.",
)
UNKNOWN = catalogued(
    "cases.P002",
    ky="«{case}» деген иш жок.",
    ru="Дела «{case}» нет.",
    en="There is no case “{case}”.",
    hint_ky="Иштердин тизмесин караңыз.",
    hint_ru="Посмотрите список дел.",
    hint_en="See the list of cases.",
)
OPEN_ALREADY = catalogued(
    "cases.P003",
    ky="Ушул эле маселе боюнча «{case}» иши каралып жатат.",
    ru="По этому же предмету уже рассматривается дело «{case}».",
    en="The case “{case}” about the very same thing is already being considered.",
    hint_ky="Анын чечимин күтүңүз же аны кайтарып алып, жаңысын ачыңыз.",
    hint_ru="Дождитесь решения или отзовите его и подайте новое.",
    hint_en="Wait for its decision, or withdraw it and ask anew.",
)
CLOSED_ALREADY = catalogued(
    "cases.P004",
    ky="«{case}» иши мурда жабылган: {state}, {who}, {when}.",
    ru="Дело «{case}» уже закрыто: {state}, {who}, {when}.",
    en="The case “{case}” has been closed already: {state}, by {who}, on {when}.",
    hint_ky="Экинчи чечим кабыл алынбайт. Макул болбогон адам жаңы иш ачат.",
    hint_ru="Второе решение не принимается. Кто не согласен, подаёт новое дело.",
    hint_en="No second decision is taken. Who does not agree opens a new case.",
)
CLOCK_SET_BACK = catalogued(
    "cases.P015",
    ky="«{case}» иши {when} ачылган, ал эми сервердин сааты андан мурунку убакытты көрсөтүп турат: {now}.",
    ru="Дело «{case}» открыто {when}, а часы сервера показывают более раннее время: {now}.",
    en="The case “{case}” was opened on {when}, but the server’s clock shows an earlier time: {now}.",
    hint_ky="Администратор сервердин саатын тууралагандан кийин кайталаңыз. Иш ачык бойдон калды.",
    hint_ru="Попросите администратора исправить часы сервера, затем повторите. Дело осталось открытым.",
    hint_en="Ask the administrator to set the server’s clock right, then repeat. The case is still open.",
)
LAPSED = catalogued(
    "cases.P005",
    ky="«{case}» ишинин мөөнөтү бүткөн: {when}. Ал чечимсиз жабылган.",
    ru="Срок дела «{case}» истёк: {when}. Оно закрыто без решения.",
    en="The term of the case “{case}” ended on {when}. It is closed without a decision.",
    hint_ky="Сураган адам жаңы иш ача алат.",
    hint_ru="Заявитель может подать его заново.",
    hint_en="Whoever asks can ask anew.",
)
ASKER_DECIDES = catalogued(
    "cases.P006",
    ky="Сураган адам өз иши боюнча чечим чыгара албайт.",
    ru="Заявитель не может решать собственное дело.",
    en="Whoever asks may not decide on her own case.",
    hint_ky="Башка аналитик же методолог чечсин.",
    hint_ru="Пусть решит другой аналитик или методолог.",
    hint_en="Let another analyst or methodologist decide.",
)
WORDS_LACKING = catalogued(
    "cases.P007",
    ky="Эмне туура эмес экени жазылган эмес.",
    ru="Не написано, что неверно.",
    en="It is not said what is wrong.",
    hint_ky="Бир-эки сүйлөм менен жазыңыз.",
    hint_ru="Напишите одним-двумя предложениями.",
    hint_en="Say it in a sentence or two.",
)
REASON_LACKING = catalogued(
    "cases.P008",
    ky="Чечимдин себеби жазылган эмес.",
    ru="Не указано основание решения.",
    en="No reason is given for the decision.",
    hint_ky="Сураган адам аны окуйт; бир-эки сүйлөм менен жазыңыз.",
    hint_ru="Его прочтёт заявитель; напишите одним-двумя предложениями.",
    hint_en="Whoever asked will read it; say it in a sentence or two.",
)
WORDS_TOO_LONG = catalogued(
    "cases.P009",
    ky="Текст өтө узун: {length} белги, ал эми {limit} белгиден ашпашы керек.",
    ru="Текст слишком длинный: знаков {length}, а допустимо не больше {limit}.",
    en="The text is too long: {length} characters, where {limit} are allowed.",
    hint_ky="Кыскартыңыз.",
    hint_ru="Сократите его.",
    hint_en="Shorten it.",
)
TEXT_UNSAFE = catalogued(
    "cases.P010",
    ky="Текстте көрүнбөгөн белгилер бар.",
    ru="В тексте есть невидимые знаки.",
    en="The text holds invisible characters.",
    hint_ky="Текстти кол менен кайра териңиз.",
    hint_ru="Наберите текст заново.",
    hint_en="Type the text anew.",
)
NOT_SAID = catalogued(
    "cases.P013",
    ky="Канааттандыруу же четке кагуу тандалган жок.",
    ru="Не выбрано, удовлетворить или отклонить.",
    en="It is not said whether to grant or to refuse.",
    hint_ky="Эки баскычтын бирин басыңыз.",
    hint_ru="Нажмите одну из двух кнопок.",
    hint_en="Press one of the two buttons.",
)
NO_TERM = catalogued(
    "cases.P011",
    ky="«{kind}» түрүндөгү иштер үчүн мөөнөт белгиленген эмес; каралган күн – {day}.",
    ru="Для дел вида «{kind}» на {day} не установлен срок.",
    en="No term is set for cases “{kind}” on {day}.",
    hint_ky="Мөөнөттү definitions/cases/terms.yaml файлына жазыңыз.",
    hint_ru="Укажите срок в файле definitions/cases/terms.yaml.",
    hint_en="Set the term in definitions/cases/terms.yaml.",
)
TWO_OPEN = catalogued(
    "cases.P014",
    ky="Бир эле жазуу боюнча бирден көп иш ачык: {cases}. Мындан ары бир гана иш ачык боло алат.",
    ru="Об одной записи открыто больше одного дела: {cases}. Теперь открытым может быть только одно.",
    en="More than one case is open about one record: {cases}. From now on a record has one open case.",
    hint_ky="Мурунку версияда бири гана ачык калгандай чечип, ./bilim setup буйругун кайталаңыз.",
    hint_ru="В прежней версии решите их так, чтобы открытым осталось одно, и повторите ./bilim setup.",
    hint_en="Decide them in the version before, so that one stays open, and repeat ./bilim setup.",
)
TERMS_UNREADABLE = catalogued(
    "cases.P012",
    ky="Мөөнөттөр жазылган файл окулбайт: {why}.",
    ru="Файл сроков не читается: {why}.",
    en="The file of terms cannot be read: {why}.",
    hint_ky="Файлды оңдоңуз: definitions/cases/terms.yaml.",
    hint_ru="Исправьте файл: definitions/cases/terms.yaml.",
    hint_en="Mend the file: definitions/cases/terms.yaml.",
)
