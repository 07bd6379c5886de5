"""What can stand in the way of a correction window, and of what is asked in it."""

from bilim_engine.problems import catalogued

WINDOW_WRONG_WAY = catalogued(
    "publication.P070",
    ky="Терезенин акыркы күнү ({last}) биринчи күнүнөн ({first}) мурда.",
    ru="Последний день окна ({last}) раньше первого ({first}).",
    en="The last day of the window ({last}) is before its first ({first}).",
    hint_ky="Күндөрдү текшериңиз.",
    hint_ru="Проверьте даты.",
    hint_en="Check the days.",
)
WINDOW_PAST = catalogued(
    "publication.P071",
    ky="Терезенин акыркы күнү ({last}) өтүп кеткен.",
    ru="Последний день окна ({last}) уже прошёл.",
    en="The last day of the window ({last}) has passed.",
    hint_ky="Бүгүнкү же андан кийинки күндү тандаңыз.",
    hint_ru="Выберите сегодняшний или более поздний день.",
    hint_en="Choose today or a later day.",
)
WINDOW_BEGAN_UNSET = catalogued(
    "publication.P108",
    ky="Терезенин биринчи күнү ({first}) өтүп кеткен, ал эми терезе өткөн күндөн баштап ачылбайт.",
    ru="Первый день окна ({first}) уже прошёл, а задним числом окно не открывают.",
    en="The first day of the window ({first}) has passed, and no window is opened as of an earlier day.",
    hint_ky="Бүгүнкү же андан кийинки күндү тандаңыз; ачык турган терезенин биринчи күнү өзгөрбөйт.",
    hint_ru="Выберите сегодняшний или более поздний день; у открытого окна первый день не меняется.",
    hint_en="Choose today or a later day; a window that stands open keeps its first day.",
)
WINDOW_TOO_LONG = catalogued(
    "publication.P072",
    ky="Терезе {days} күнгө созулат, ал эми {limit} күндөн ашпашы керек.",
    ru="Окно длится дней: {days}, а допустимо не больше {limit}.",
    en="The window lasts {days} days, where {limit} are allowed.",
    hint_ky="Күндөрдү текшериңиз.",
    hint_ru="Проверьте даты.",
    hint_en="Check the days.",
)
WINDOW_STANDS = catalogued(
    "publication.P073",
    ky="Оңдоо терезеси ачык, акыркы күнү – {last}: бөлүмдөр оңдоону дагы сурай алат.",
    ru="Окно исправлений открыто, последний день – {last}: отделы ещё могут просить об исправлении.",
    en="The correction window is open, its last day is {last}: departments may still ask for corrections.",
    hint_ky="Терезе жабылганча күтүңүз же долбоорду түзгөн адам себебин айтсын.",
    hint_ru="Дождитесь закрытия окна, или пусть составитель укажет причину.",
    hint_en="Wait until it closes, or let whoever drafted the edition state a reason.",
)
DAYS_UNHEARD = catalogued(
    "publication.P112",
    ky="Оңдоо терезесинин бул басылманын долбоору жок болгон күндөрү: {count} ({days}). Ал күндөрү бөлүмдөр "
    "эч нерсе сурай алган эмес.",
    ru="Дней окна исправлений, когда проекта этого выпуска не было: {count} ({days}). В эти дни отделы ни о "
    "чём просить не могли.",
    en="Days of the correction window on which no draft of this edition stood: {count} ({days}). Departments "
    "could ask for nothing then.",
    hint_ky="Терезени бүгүндөн же кийинки күндөн баштап кайра белгилеңиз.",
    hint_ru="Назначьте окно заново: с сегодняшнего дня или позже.",
    hint_en="Set the window anew, from today or a later day.",
)
CHANGED_UNHEARD = catalogued(
    "publication.P113",
    ky="Жазуулары оңдоо терезесинде көрсөтүлгөндөн башка болгон, айырмасы канааттандырылган оңдоолор менен "
    "гана түшүндүрүлбөгөн бөлүмдөр: {count} ({units}).",
    ru="Отделов, чьи записи отличаются от показанных им в окне исправлений не только принятыми "
    "исправлениями: {count} ({units}).",
    en="Departments whose records differ from those they were shown in the correction window by more than "
    "what was granted: {count} ({units}).",
    hint_ky="Терезени кайра белгилеңиз: бөлүмдөр бул долбоорду көрүп, оңдоону сурай алсын.",
    hint_ru="Назначьте окно заново, чтобы отделы увидели этот проект и могли просить об исправлении.",
    hint_en="Set the window anew, so that they see this draft and can ask.",
)
REQUESTS_UNDECIDED = catalogued(
    "publication.P074",
    ky="Чечилбеген өтүнүчтөр: {count} ({cases}).",
    ru="Просьб без решения: {count} ({cases}).",
    en="Requests without a decision: {count} ({cases}).",
    hint_ky="Алар боюнча чечим чыгарылсын же долбоорду түзгөн адам себебин айтсын.",
    hint_ru="Примите по ним решение, или пусть составитель укажет причину.",
    hint_en="Decide on them, or let whoever drafted the edition state a reason.",
)
NOT_IN_DRAFT = catalogued(
    "publication.P075",
    ky="Канааттандырылган оңдоолор бул басылмада жок: {count} ({cases}).",
    ru="Принятых исправлений в этом выпуске нет: {count} ({cases}).",
    en="Corrections that were granted are not in this edition: {count} ({cases}).",
    hint_ky="Долбоорду жокко чыгарып (кол коюлганын кайтарып алып), жаңы эсептөөдөн кайра түзүңүз.",
    hint_ru="Отмените проект (отзовите подписанный) и составьте его заново по новому расчёту.",
    hint_en="Discard the draft (withdraw what is signed) and draft anew from the new run.",
)
MORE_STANDS_NOW = catalogued(
    "publication.P100",
    ky="Сиз бул тизмени көргөндөн бери ал өзгөрдү.",
    ru="С тех пор как вы видели этот список, он изменился.",
    en="The list has changed since you looked at it.",
    hint_ky="Төмөндө азыркысы турат. Аны карап чыгып, себебиңизди кайра айтыңыз.",
    hint_ru="Ниже показан нынешний. Посмотрите его и назовите причину снова.",
    hint_en="Below stands the present one. Look at it and state your reason again.",
)
WAIVER_BY_DRAFTER = catalogued(
    "publication.P076",
    ky="Себебин басылманын долбоорун түзгөн адам гана айта алат.",
    ru="Причину указывает только тот, кто составил проект.",
    en="Only whoever drafted the edition states the reason.",
    hint_ky="Түзүүчүгө кайрылыңыз.",
    hint_ru="Обратитесь к составителю.",
    hint_en="Ask the drafter.",
)
NOTHING_TO_WAIVE = catalogued(
    "publication.P077",
    ky="Кол коюуга тоскоол болгон терезе да, өтүнүч да жок.",
    ru="Ни окно, ни просьбы не мешают подписанию.",
    en="Neither a window nor a request stands in the way of signing.",
    hint_ky="Себеп айтуунун кереги жок.",
    hint_ru="Указывать причину не нужно.",
    hint_en="No reason has to be stated.",
)
WAIVER_REASON_LACKING = catalogued(
    "publication.P078",
    ky="Терезе же өтүнүчтөр бүтпөй туруп кол коюунун себеби жазылган эмес.",
    ru="Не указано, почему выпуск подписывается до закрытия окна или без решений по просьбам.",
    en="It is not said why the edition is signed before its window closes or its requests are decided.",
    hint_ky="Себебин жок дегенде бир тилде жазыңыз: ал журналда калат жана басылмада жарыяланат.",
    hint_ru="Напишите её хотя бы на одном языке: она останется в журнале и будет опубликована в выпуске.",
    hint_en="Write it in at least one language: it stays in the journal and is published in the edition.",
)
WINDOW_NOT_OPEN = catalogued(
    "publication.P079",
    ky="«{edition}» басылмасынын оңдоо терезеси азыр ачык эмес.",
    ru="Окно исправлений выпуска «{edition}» сейчас не открыто.",
    en="The correction window of the edition “{edition}” is not open now.",
    hint_ky="Терезенин күндөрүн караңыз. Жарыялангандан кийин даттанууга болот.",
    hint_ru="Посмотрите дни окна. После публикации можно подать апелляцию.",
    hint_en="Look at the days of the window. After publication you can appeal.",
)
RUN_UNMADE = catalogued(
    "publication.P114",
    ky="Жаңы эсептөөнү азыр жүргүзүү мүмкүн болгон жок; чечим күчүндө.",
    ru="Новый расчёт сейчас выполнить не удалось; решение остаётся в силе.",
    en="The new run could not be made now; the decision stands.",
    hint_ky="Эсептөөнү «Жарыялоо» барагынан жүргүзүңүз; себеби сервердин логунда турат.",
    hint_ru="Выполните расчёт на странице «Публикация»; причина – в логе сервера.",
    hint_en="Make the run on the page of publication; why it failed stands in the log of the server.",
)
RECORD_UNKNOWN = catalogued(
    "publication.P080",
    ky="Бул басылмада мындай жазуу жок.",
    ru="В этом выпуске нет такой записи.",
    en="This edition has no such record.",
    hint_ky="Жазууну бөлүмүңүздүн барагынан тандаңыз.",
    hint_ru="Выберите запись на странице вашего отдела.",
    hint_en="Choose the record on the page of your department.",
)
SAME_VALUE = catalogued(
    "publication.P081",
    ky="Сиз жазган маани басылмадагы маани менен бирдей.",
    ru="Указанное значение совпадает с тем, что в выпуске.",
    en="The value you give is the one in the edition.",
    hint_ky="Туура маанини жазыңыз.",
    hint_ru="Напишите верное значение.",
    hint_en="Write the right value.",
)
VALUE_OR_REASON = catalogued(
    "publication.P082",
    ky="Же туура маанини, же анын эмне үчүн жок экенин көрсөтүңүз: экөөнүн бирин гана.",
    ru="Укажите либо верное значение, либо почему его нет: одно из двух.",
    en="Give either the right value or why there is none: one of the two.",
    hint_ky="Экинчисин бош калтырыңыз.",
    hint_ru="Второе оставьте пустым.",
    hint_en="Leave the other empty.",
)
CONFIRMED_WITHOUT_WORDS = catalogued(
    "publication.P106",
    ky="Эсеп китебинин суроосу бар сан эмне үчүн туура экени жазылган эмес.",
    ru="Не сказано, почему число, о котором спрашивает реестр данных, верно.",
    en="It is not said why the figure that the ledger asks about is right.",
    hint_ky="Кыскача жазыңыз: чечим чыгарган адам муну окуйт.",
    hint_ru="Напишите коротко: это прочитает тот, кто принимает решение.",
    hint_en="Say it briefly: whoever decides reads it.",
)
NOT_A_NUMBER = catalogued(
    "publication.P087",
    ky="«{text}» – сан эмес.",
    ru="«{text}» – не число.",
    en="“{text}” is not a number.",
    hint_ky="Санды цифралар менен жазыңыз: 1250 же 12,5.",
    hint_ru="Напишите число цифрами: 1250 или 12,5.",
    hint_en="Write the number in digits: 1250 or 12.5.",
)
ASKED_ALREADY = catalogued(
    "publication.P083",
    ky="Сиз оңдоону сурагансыз ({cases}): ал чечилмейинче сандарды туура деп билдирүүгө болбойт.",
    ru="Вы просили об исправлении ({cases}): пока оно не решено, данные нельзя подтвердить.",
    en="You asked for a correction ({cases}): before it is decided the figures cannot be declared right.",
    hint_ky="Чечимди күтүңүз же өтүнүчүңүздү кайтарып алыңыз.",
    hint_ru="Дождитесь решения или отзовите просьбу.",
    hint_en="Wait for the decision, or take the request back.",
)
NOT_CURRENT = catalogued(
    "publication.P084",
    ky="«{edition}» басылмасы учурдагы басылма эмес: даттануу учурдагыга берилет.",
    ru="Выпуск «{edition}» не действующий: апелляция подаётся на действующий.",
    en="The edition “{edition}” is not the one in force: appeals are made against that one.",
    hint_ky="Учурдагы басылманы ачыңыз.",
    hint_ru="Откройте действующий выпуск.",
    hint_en="Open the edition in force.",
)
HEARD_SINCE = catalogued(
    "publication.P101",
    ky="Кол коюлуп жатканда бөлүм маалыматын туура деп билдирди, оңдоону сурады же өтүнүчүн кайтарып алды.",
    ru="Во время подписания отдел подтвердил данные, попросил об исправлении или отозвал просьбу.",
    en="While the edition was being signed a department declared its records right, asked, or withdrew.",
    hint_ky="Басылма муну камтышы керек: кайра кол коюңуз.",
    hint_ru="Выпуск должен это содержать: подпишите ещё раз.",
    hint_en="The edition has to say so: sign once more.",
)
WAIVER_TELLS = catalogued(
    "publication.P102",
    ky="Себеп басылмада жарыяланат, ошондуктан анда сан да, адамдын аты да болбошу керек: «{told}».",
    ru="Причина публикуется в выпуске, поэтому в ней не должно быть ни чисел, ни имён: «{told}».",
    en="The reason is published in the edition, so it holds neither figures nor names: “{told}”.",
    hint_ky="Аларсыз жазыңыз: өтүнүчтөрдүн санын басылма өзү айтат.",
    hint_ru="Напишите без них: число просьб выпуск называет сам.",
    hint_en="Write it without them: how many requests there are the edition says itself.",
)
