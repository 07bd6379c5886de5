"""What can be wrong with campaigns and returns."""

from bilim_engine.problems import catalogued

NOT_PERMITTED = catalogued(
    "intake.P001",
    ky="Бул иш сиздин ролуңузга берилген эмес.",
    ru="Ваша роль этого не позволяет.",
    en="Your role does not allow this.",
    hint_ky="Ким кыла аларын роль менен укуктардын баракчасы көрсөтөт.",
    hint_ru="Кто это может, показывает страница ролей и прав.",
    hint_en="The page of roles and permissions shows who may.",
)
UNKNOWN_CAMPAIGN = catalogued(
    "intake.P002",
    ky="«{code}» деген отчёт чогултуу жок.",
    ru="Сбора отчётов «{code}» нет.",
    en="There is no campaign “{code}”.",
    hint_ky="Тизмеден тандаңыз.",
    hint_ru="Выберите из списка.",
    hint_en="Choose one from the list.",
)
UNKNOWN_RETURN = catalogued(
    "intake.P003",
    ky="«{code}» деген отчёт жок.",
    ru="Отчёта «{code}» нет.",
    en="There is no return “{code}”.",
    hint_ky="Тизмеден тандаңыз.",
    hint_ru="Выберите из списка.",
    hint_en="Choose one from the list.",
)
NOT_A_FORM = catalogued(
    "intake.P004",
    ky="«{form}» деген отчёт азыр күчүндө эмес же бекитилген эмес.",
    ru="Отчёт «{form}» сейчас не действует или не утверждён.",
    en="The return “{form}” does not stand now, or nobody has approved it.",
    hint_ky="Аныктамалар барагында отчётту методолог бекитиши керек.",
    hint_ru="Методолог должен утвердить его на странице определений.",
    hint_en="A methodologist has to approve it on the page of definitions.",
)
OTHER_KIND_OF_PERIOD = catalogued(
    "intake.P005",
    ky="«{period}» бул отчётко туура келбейт.",
    ru="«{period}» не подходит этому отчёту.",
    en="“{period}” is no period of this return.",
    hint_ky="Мындай жазыңыз: {example}.",
    hint_ru="Пишите так: {example}.",
    hint_en="Write it like {example}.",
)
OPENED_ALREADY = catalogued(
    "intake.P006",
    ky="{period} үчүн бул отчётту чогултуу ачылган.",
    ru="Сбор этого отчёта за {period} уже открыт.",
    en="This return was opened for {period} already.",
    hint_ky="Аны «{code}» барагынан көрүңүз.",
    hint_ru="См. страницу «{code}».",
    hint_en="See the page “{code}”.",
)
DEADLINES_REVERSED = catalogued(
    "intake.P007",
    ky="Мөөнөттөр иретинде эмес: {units}, {departments}, {ministry}.",
    ru="Сроки не по порядку: {units}, {departments}, {ministry}.",
    en="The deadlines are not in order: {units}, {departments}, {ministry}.",
    hint_ky="Алгач уюмдардын, анан бөлүмдөрдүн, акырында министрликтин мөөнөтү келет.",
    hint_ru="Сначала срок организаций, затем отделов, затем министерства.",
    hint_en="First that of the institutions, then of the departments, then of the ministry.",
)
DEADLINE_PAST = catalogued(
    "intake.P008",
    ky="Уюмдардын мөөнөтү ({units}) өтүп кеткен.",
    ru="Срок организаций ({units}) уже прошёл.",
    en="The deadline of the institutions ({units}) has passed.",
    hint_ky="Бүгүнкү же кийинки күндү көрсөтүңүз.",
    hint_ru="Укажите сегодняшний день или более поздний.",
    hint_en="State today or a later day.",
)
NOBODY_TO_ASK = catalogued(
    "intake.P009",
    ky="Реестрде бул отчётту толтура турган уюм жок.",
    ru="В реестре нет организаций, которые заполняют этот отчёт.",
    en="No institution of the register fills this return in.",
    hint_ky="Алгач реестрди толтуруңуз.",
    hint_ru="Сначала заполните реестр.",
    hint_en="Fill the register first.",
)
LOCKED = catalogued(
    "intake.P010",
    ky="Отчётту өзгөртүүгө болбойт: {state}.",
    ru="Отчёт изменить нельзя: {state}.",
    en="The return cannot be changed: it is {state}.",
    hint_ky="Оңдоо керек болсо, бөлүмдөн аны кайра иштөөгө кайтарууну сураныңыз.",
    hint_ru="Если его нужно исправить, попросите отдел вернуть его на доработку.",
    hint_en="Where it has to be mended, ask the department to send it back.",
)
CAMPAIGN_CLOSED = catalogued(
    "intake.P011",
    ky="Отчётторду чогултуу жабылган.",
    ru="Сбор отчётов закрыт.",
    en="The campaign is closed.",
    hint_ky="Министрликке кайрылыңыз.",
    hint_ru="Обратитесь в министерство.",
    hint_en="Turn to the ministry.",
)
CHANGED_MEANWHILE = catalogued(
    "intake.P012",
    ky="Сиз толтуруп жатканда отчётту {who} {when} сактаган; {count} жооп башкача.",
    ru="Пока вы заполняли отчёт, его сохранил(а) {who}, {when}; отличаются ответы: {count}.",
    en="While you were filling it in, {who} saved the return, {when}; {count} answers differ.",
    hint_ky="Жазганыңыз жоголгон жок. Экинчи жооп суроонун жанында: бирин тандап, кайра сактаңыз.",
    hint_ru="Введённое не потеряно. Второй ответ стоит у вопроса: решите, какой оставить, и сохраните снова.",
    hint_en="Nothing you wrote is lost. The other answer stands at the question: choose one and save again.",
)
UNEXPLAINED = catalogued(
    "intake.P013",
    ky="Эскертүүгө түшүндүрмө жазылган эмес: {sentence}",
    ru="Нет пояснения к предупреждению: {sentence}",
    en="A warning is not explained: {sentence}",
    hint_ky="Сан туура болсо, себебин бир сүйлөм менен жазыңыз; болбосо санды оңдоңуз.",
    hint_ru="Если число верно, напишите одной фразой почему; если нет, исправьте его.",
    hint_en="Where the figure is right, say why in a sentence; where not, correct it.",
)
NOT_SENT = catalogued(
    "intake.P014",
    ky="Отчёт азыр сизде эмес: {state}.",
    ru="Отчёт сейчас не у вас: {state}.",
    en="The return is not in your hands now: it is {state}.",
    hint_ky="Баракты жаңыртып, азыркы абалын караңыз.",
    hint_ru="Обновите страницу и посмотрите его нынешнее состояние.",
    hint_en="Load the page again and see how it stands.",
)
SENT_ANEW = catalogued(
    "intake.P015",
    ky="Сиз көргөндөн кийин отчёт кайра тапшырылган.",
    ru="После того как вы открыли отчёт, его сдали заново.",
    en="The return was sent anew after you opened it.",
    hint_ky="Жаңы жоопторду окуп, анан чечиңиз.",
    hint_ru="Прочтите новые ответы и затем решайте.",
    hint_en="Read the new answers, then decide.",
)
SUBMITTER_CHECKS = catalogued(
    "intake.P016",
    ky="Отчётту аны тапшырган адам өзү текшере албайт.",
    ru="Отчёт не проверяет тот, кто его сдал.",
    en="Whoever sent a return does not check it.",
    hint_ky="Аны бөлүмдүн башка кызматкери текшерет.",
    hint_ru="Его проверяет другой сотрудник отдела.",
    hint_en="Somebody else of the department does.",
)
REMARK_LACKING = catalogued(
    "intake.P017",
    ky="Эмнени оңдоо керек экени жазылган эмес.",
    ru="Не указано, что нужно исправить.",
    en="It is not said what has to be mended.",
    hint_ky="Жок дегенде бир суроого эскертүү жазыңыз.",
    hint_ru="Напишите замечание хотя бы к одному вопросу.",
    hint_en="Write a remark at one question at least.",
)
WORDS_UNFIT = catalogued(
    "intake.P018",
    ky="Текст {most} белгиден узун же анда көрүнбөгөн белги бар.",
    ru="Текст длиннее {most} знаков или содержит невидимые знаки.",
    en="The text has more than {most} characters or holds signs nobody sees.",
    hint_ky="Кыскартып, кайра териңиз.",
    hint_ru="Сократите и наберите заново.",
    hint_en="Shorten it and type it again.",
)
NOTHING_TO_ACCEPT = catalogued(
    "intake.P019",
    ky="Бул бөлүмдө кабыл ала турган отчёт жок.",
    ru="У этого отдела нет отчётов, которые можно принять.",
    en="This department has no return to accept.",
    hint_ky="Отчётту бөлүм текшергенден кийин министрлик кабыл алат.",
    hint_ru="Министерство принимает отчёты, проверенные отделом.",
    hint_en="The ministry accepts what the department has checked.",
)
NOT_SURE = catalogued(
    "intake.P020",
    ky="Жабууну ырастаган белги коюлган эмес.",
    ru="Закрытие не подтверждено.",
    en="That it is to be closed was not confirmed.",
    hint_ky="Жабылгандан кийин отчёт тапшырылбайт; макул болсоңуз, белгини коюңуз.",
    hint_ru="После закрытия отчёты не сдаются; если согласны, поставьте отметку.",
    hint_en="No return is taken after that; tick the box where you agree.",
)
