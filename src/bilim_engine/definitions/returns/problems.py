"""What can be wrong with the definition of a return."""

from bilim_engine.problems import catalogued

NOT_A_RETURN = catalogued(
    "returns.P001",
    ky="Бул файлда отчёт аныкталган эмес.",
    ru="В этом файле не определён отчёт.",
    en="This file defines no return.",
    hint_ky="Анда code, filled_by, period, sections жана cases ачкычтары болот; бир файлда – бир отчёт.",
    hint_ru="В нём должны быть ключи code, filled_by, period, sections и cases; один отчёт в файле.",
    hint_en="It needs the keys code, filled_by, period, sections and cases; one return a file.",
)
CASES_ABSENT = catalogued(
    "returns.P002",
    ky="«{form}» отчётунда бир да мисал жок.",
    ru="У отчёта «{form}» нет ни одного примера.",
    en="The return “{form}” has no worked case.",
    hint_ky="Жок дегенде бир мисал жазыңыз (cases): жооптор, эмне табылышы керек жана кандай маалымат чыгат.",
    hint_ru="Добавьте хотя бы один пример (cases): ответы, что должно быть найдено и какие данные получатся.",
    hint_en="Add at least one (cases): the answers, what has to be found and which facts follow.",
)
SAID_TWICE = catalogued(
    "returns.P003",
    ky="«{code}» коду ушул отчётто эки жолу турат.",
    ru="Код «{code}» стоит в этом отчёте дважды.",
    en="The code “{code}” stands twice in this return.",
    hint_ky="Биринин кодун өзгөртүңүз же аны алып салыңыз.",
    hint_ru="Измените один из кодов или удалите повтор.",
    hint_en="Change one of the codes, or remove what is repeated.",
)
KNOWN_ALREADY = catalogued(
    "returns.P004",
    ky="«{code}» суралбайт: муну реестр билет.",
    ru="«{code}» не спрашивают: это известно из реестра.",
    en="“{code}” is not asked: the register knows it.",
    hint_ky="Суроону алып салыңыз; реестр билген маалымат отчётко өзү толтурулат.",
    hint_ru="Удалите вопрос: сведения реестра подставляются в отчёт сами.",
    hint_en="Remove the question: what the register knows is filled in of itself.",
)
BOUNDS_REVERSED = catalogued(
    "returns.P005",
    ky="Эң көбү ({most}) эң азынан ({least}) кичине.",
    ru="Наибольшее ({most}) меньше наименьшего ({least}).",
    en="The greatest ({most}) is below the least ({least}).",
    hint_ky="Чектерди алмаштырыңыз.",
    hint_ru="Поменяйте границы местами.",
    hint_en="Exchange the bounds.",
)
OPEN_BREAKDOWN = catalogued(
    "returns.P006",
    ky="«{code}» суроосун «{breakdown}» боюнча бөлүүгө болбойт: анын түрлөрү саналган эмес.",
    ru="Вопрос «{code}» нельзя разбить по «{breakdown}»: его категории не перечислены.",
    en="The question “{code}” cannot be broken down by “{breakdown}”: its categories are not listed.",
    hint_ky="breakdowns.yaml файлында түрлөрүн (values) жазыңыз.",
    hint_ru="Перечислите категории (values) в breakdowns.yaml.",
    hint_en="List the categories (values) in breakdowns.yaml.",
)
NOT_OF_THE_RULE = catalogued(
    "returns.P007",
    ky="Сүйлөмдөгү «{name}» эрежеде жок.",
    ru="«{name}» из предложения нет в правиле.",
    en="“{name}” of the sentence is not in the rule.",
    hint_ky="Сүйлөм эреже окуган суроолорду гана атай алат: {known}.{near}",
    hint_ru="Предложение может называть лишь то, что читает правило: {known}.{near}",
    hint_en="A sentence may name what the rule reads: {known}.{near}",
)
OTHER_PERIOD = catalogued(
    "returns.P008",
    ky="«{item}» баштапкы санынын мезгили – {period}, отчёттуку – {wanted}.",
    ru="Период показателя «{item}» – {period}, а отчёта – {wanted}.",
    en="The item “{item}” is of a {period}, the return of a {wanted}.",
    hint_ky="Экөөнүн мезгили бирдей болушу керек.",
    hint_ru="Периоды должны совпадать.",
    hint_en="Both must be of the same kind of period.",
)
NOT_ADDED_UP = catalogued(
    "returns.P009",
    ky="«{item}» ({measure}) уюмдар боюнча кошулбайт: бөлүмдүн санын андан чыгарууга болбойт.",
    ru="«{item}» ({measure}) по организациям не складывается: число отдела из него не получить.",
    en="“{item}” ({measure}) does not add up over institutions: no figure of a department follows from it.",
    hint_ky="Санды же сумманы сураңыз; үлүштү андан тутум өзү эсептейт.",
    hint_ru="Спросите количество или сумму: долю система посчитает сама.",
    hint_en="Ask for a count or an amount: shares are computed from them.",
)
NOT_BROKEN_DOWN = catalogued(
    "returns.P010",
    ky="«{item}» баштапкы санын «{breakdown}» боюнча бөлүүгө болбойт.",
    ru="Показатель «{item}» нельзя разбить по «{breakdown}».",
    en="The item “{item}” cannot be broken down by “{breakdown}”.",
    hint_ky="Анын бөлүнүштөрү: {known}; эреже окуган суроолор да ушундай бөлүнүшү керек.",
    hint_ru="Его разбивки: {known}; так же должны быть разбиты и вопросы, которые читает формула.",
    hint_en="It is broken down by: {known}; the questions that the formula reads must be, too.",
)
ASKED_TWICE = catalogued(
    "returns.P011",
    ky="«{item}» эки отчётто суралат: «{other}» жана «{form}».",
    ru="«{item}» спрашивают дважды: в «{other}» и в «{form}».",
    en="“{item}” is asked twice: in “{other}” and in “{form}”.",
    hint_ky="Бир маалымат бир жолу гана чогултулат: бирөөндө гана калтырыңыз.",
    hint_ru="Каждое данное собирается один раз: оставьте его в одном отчёте.",
    hint_en="A figure is collected once: leave it in one of them.",
)
CASE_FAILED = catalogued(
    "returns.P012",
    ky="«{name_ky}» мисалы: {what}: {expected} күтүлгөн, {found} чыкты.",
    ru="Пример «{name_ru}»: {what}: ожидалось {expected}, получилось {found}.",
    en="The case “{name_en}”: {what}: {expected} was expected, {found} was found.",
    hint_ky="Эрежени же мисалды оңдоңуз.",
    hint_ru="Исправьте правило или пример.",
    hint_en="Correct the rule or the case.",
)
