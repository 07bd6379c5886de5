"""What keeps a person from taking a step with an edition."""

from bilim_engine.problems import catalogued

NOT_PERMITTED = catalogued(
    "publication.P004",
    ky="Бул кадамга сиздин укугуңуз жок.",
    ru="На этот шаг у вас нет права.",
    en="You are not permitted to take this step.",
    hint_ky="Аны укугу бар адам жасашы керек.",
    hint_ru="Его должен сделать тот, у кого есть это право.",
    hint_en="Someone who has the right must take it.",
)
WRONG_STATE = catalogued(
    "publication.P005",
    ky="«{edition}» басылмасы «{state}» абалында; бул кадам үчүн «{needed}» керек.",
    ru="Выпуск «{edition}» в состоянии «{state}»; для этого шага нужно «{needed}».",
    en="The edition “{edition}” is in the state “{state}”; this step needs “{needed}”.",
    hint_ky="Басылманын учурдагы абалын караңыз: балким, кадам мурда жасалган.",
    hint_ru="Посмотрите текущее состояние: возможно, шаг уже сделан.",
    hint_en="Look at where it stands now: perhaps the step has been taken.",
)
DRAFTER_CHECKS = catalogued(
    "publication.P006",
    ky="Долбоорду түзгөн адам аны текшере албайт.",
    ru="Тот, кто составил проект, не может его проверять.",
    en="Whoever drafted an edition may not check it.",
    hint_ky="Башка методолог текшерсин.",
    hint_ru="Пусть проверит другой методолог.",
    hint_en="Let another methodologist check it.",
)
CHECKER_SIGNS = catalogued(
    "publication.P007",
    ky="Басылманы текшерген адам ага кол коё албайт.",
    ru="Тот, кто проверил выпуск, не может его подписать.",
    en="Whoever checked an edition may not sign it.",
    hint_ky="Башка адам кол койсун.",
    hint_ru="Пусть подпишет другой человек.",
    hint_en="Let somebody else sign it.",
)
GATE_REFUSES = catalogued(
    "publication.P008",
    ky="Басылма жарыялоо алдындагы текшерүүдөн өткөн жок: {count} карама-каршылык табылды.",
    ru="Выпуск не прошёл проверку перед публикацией; противоречий: {count}.",
    en="The edition did not pass the gate: {count} contradictions.",
    hint_ky="Алардын ар бири текшерүү барагында көрсөтүлгөн.",
    hint_ru="Каждое названо в листе проверки.",
    hint_en="Each is named on the checklist.",
)
REPORTED_METHOD = catalogued(
    "publication.P012",
    ky="«{methodology}» усулун башкалар жарыялаган (reported): андан басылма түзүлбөйт.",
    ru="Методика «{methodology}» опубликована другими (reported): выпуск по ней не составляется.",
    en="The method “{methodology}” is reported from others: no edition is made from it.",
    hint_ky="Макамы in_force же proposal болгон усулду тандаңыз.",
    hint_ru="Выберите методику со статусом in_force или proposal.",
    hint_en="Choose a method that is in force or a proposal.",
)
REASON_LACKING = catalogued(
    "publication.P015",
    ky="Оңдоонун себеби үч тилде жазылышы керек.",
    ru="Причину исправления нужно написать на трёх языках.",
    en="The reason of a correction must be given in three languages.",
    hint_ky="Эмне өзгөргөнүн жана анын себебин бир сүйлөм менен жазыңыз.",
    hint_ru="Напишите одним предложением, что изменилось и почему.",
    hint_en="Say in one sentence what changed and why.",
)
REASON_TOO_LONG = catalogued(
    "publication.P033",
    ky="Оңдоонун себеби өтө узун: {length} белги, ал эми {limit} белгиден ашпашы керек.",
    ru="Причина исправления слишком длинная: знаков {length}, а допустимо не больше {limit}.",
    en="The reason of the correction is too long: {length} characters, where {limit} are allowed.",
    hint_ky="Кыскартыңыз.",
    hint_ru="Сократите её.",
    hint_en="Shorten it.",
)
EDITION_UNKNOWN = catalogued(
    "publication.P019",
    ky="«{edition}» деген басылма жок.",
    ru="Выпуска «{edition}» нет.",
    en="There is no edition “{edition}”.",
    hint_ky="Басылмалардын тизмесин караңыз.",
    hint_ru="Посмотрите список выпусков.",
    hint_en="See the list of editions.",
)
EDITION_EXISTS = catalogued(
    "publication.P020",
    ky="Бул мезгил үчүн «{edition}» басылмасы мурда эле түзүлгөн.",
    ru="Выпуск «{edition}» за этот период уже есть.",
    en="The edition “{edition}” of this period exists already.",
    hint_ky="Жарыяланганды оңдоо үчүн «Оңдоо» кадамын колдонуңуз.",
    hint_ru="Чтобы исправить опубликованное, используйте шаг «Исправить».",
    hint_en="To change what is published, use the step “Correct”.",
)
EDITION_ON_ITS_WAY = catalogued(
    "publication.P109",
    ky="Бул мезгилдин «{edition}» басылмасы мурда эле даярдалып жатат, абалы: {state}.",
    ru="Выпуск «{edition}» за этот период уже готовится, состояние: {state}.",
    en="The edition “{edition}” of this period is on its way already; its state: {state}.",
    hint_ky="Аны уланта бериңиз же анын текшерүү барагында долбоорду жокко чыгарып (кол коюлганын кайтарып "
    "алып), жаңысын түзүңүз.",
    hint_ru="Продолжите работу с ним или на его листе проверки отмените проект (подписанный – отзовите) и "
    "составьте новый.",
    hint_en="Go on with it; or discard the draft on its checklist (withdraw a signed one) and draft anew.",
)
NOTHING_CHANGED = catalogued(
    "publication.P021",
    ky="Жаңы эсептөө жарыялангандан эч айырмаланбайт.",
    ru="Новый расчёт ничем не отличается от опубликованного.",
    en="The new run differs in nothing from what is published.",
    hint_ky="Оңдоого негиз жок.",
    hint_ru="Исправлять нечего.",
    hint_en="There is nothing to correct.",
)
RUN_OF_OTHER_PERIOD = catalogued(
    "publication.P054",
    ky="«{edition}» басылмасынын мезгили – {period}, ал эми тандалган эсептөө {run} мезгилине тиешелүү.",
    ru="Выпуск «{edition}» – за период {period}, а выбранный расчёт – за {run}.",
    en="The edition “{edition}” is of {period}, and the run chosen is of {run}.",
    hint_ky="Ошол эле мезгилдин эсептөөсүн тандаңыз.",
    hint_ru="Выберите расчёт за тот же период.",
    hint_en="Choose a run of the same period.",
)
DRAFTER_SIGNS = catalogued(
    "publication.P028",
    ky="Долбоорду түзгөн адам басылмага кол коё албайт.",
    ru="Тот, кто составил проект, не может подписать выпуск.",
    en="Whoever drafted an edition may not sign it.",
    hint_ky="Түзүүчү, текшерүүчү жана кол коюучу – үч башка адам. Башка адам кол койсун.",
    hint_ru="Составитель, проверяющий и подписывающий – три разных человека. Пусть подпишет другой.",
    hint_en="Drafter, checker and signer are three different people. Let somebody else sign it.",
)
WITHDRAWAL_REASON_LACKING = catalogued(
    "publication.P029",
    ky="Басылманы кайтарып алуунун же долбоорду жокко чыгаруунун себеби жазылган эмес.",
    ru="Не указана причина отзыва выпуска или отмены проекта.",
    en="No reason is given for withdrawing the edition or discarding the draft.",
    hint_ky="Себебин жок дегенде бир тилде жазыңыз: ал журналда калат.",
    hint_ru="Напишите причину хотя бы на одном языке: она останется в журнале.",
    hint_en="Write the reason in at least one language: it stays in the journal.",
)
WITHDRAWAL_REASON_TOO_LONG = catalogued(
    "publication.P030",
    ky="Себеби өтө узун: {length} белги, ал эми {limit} белгиден ашпашы керек.",
    ru="Причина слишком длинная: знаков {length}, а допустимо не больше {limit}.",
    en="The reason is too long: {length} characters, where {limit} are allowed.",
    hint_ky="Кыскартыңыз.",
    hint_ru="Сократите её.",
    hint_en="Shorten it.",
)
NOT_WHAT_WAS_SEEN = catalogued(
    "publication.P032",
    ky="«{edition}» басылмасы сиз көргөндөн бери башкача болуп калды: ал жаңыдан түзүлгөн.",
    ru="Выпуск «{edition}» уже не тот, который вы видели: его составили заново.",
    en="The edition “{edition}” is no longer the one you looked at: it was drafted anew.",
    hint_ky="Төмөндө азыркысы турат. Аны карап чыгып, анан чечиңиз.",
    hint_ru="Ниже показан нынешний. Посмотрите его и решите снова.",
    hint_en="Below stands the present one. Look at it and decide again.",
)
GIVEN_AWAY = catalogued(
    "publication.P068",
    ky="Аз сандар ачылып калат. {sentence}",
    ru="Малые числа раскрываются. {sentence}",
    en="Small numbers would be given away. {sentence}",
    hint_ky="Долбоордон кийин башка басылма чыкты. Муну жокко чыгарып (кайтарып алып), жаңыдан түзүңүз.",
    hint_ru="После проекта вышел другой выпуск. Отмените (отзовите) этот и составьте заново.",
    hint_en="Another edition came out since the draft. Discard (withdraw) this one and draft it anew.",
)
OTHERS_CAME_OUT = catalogued(
    "publication.P069",
    ky="«{edition}» басылмасын жарыялоо текшерилип жатканда башка басылма чыкты.",
    ru="Пока проверялась публикация выпуска «{edition}», вышел другой выпуск.",
    en="While the publication of “{edition}” was examined, another edition came out.",
    hint_ky="Дагы бир жолу жарыялаңыз.",
    hint_ru="Опубликуйте ещё раз.",
    hint_en="Publish once more.",
)
REASON_TELLS_WITHHELD = catalogued(
    "publication.P086",
    ky="Себепте {number} саны турат, ал эми басылма аны жашырат: {cell}.",
    ru="В причине названо число {number}, которое выпуск скрывает: {cell}.",
    en="The reason names the number {number}, which the edition withholds: {cell}.",
    hint_ky="Себепти ким болсо да окуйт: ансыз жазыңыз.",
    hint_ru="Причину прочтёт каждый: напишите её без этого числа.",
    hint_en="Everybody reads the reason: write it without that number.",
)
DRAFT_UNAPPROVED = catalogued(
    "publication.P104",
    ky="Басылма түзүлбөйт: бекитилбеген аныктамалар бар ({count}): {names}.",
    ru="Выпуск не составляется: есть неутверждённые определения ({count}): {names}.",
    en="The edition is not drafted: definitions are not approved yet ({count}): {names}.",
    hint_ky="Аларды кабыл албаган методолог «Аныктамалар» барагында окуп чыгып бекитсин.",
    hint_ru="Пусть методолог, который их не принимал, прочитает и утвердит их на странице «Определения».",
    hint_en="Let a methodologist who did not adopt them read and approve them on the page “Definitions”.",
)
DRAFT_OF_OLDER_FORMAT = catalogued(
    "publication.P105",
    ky="«{edition}» долбоору {format} форматында, азыркысы {present}: текшерүүгө, кол коюуга болбойт.",
    ru="Проект «{edition}» в формате {format}, нынешний {present}: его не проверяют и не подписывают.",
    en="The draft “{edition}” is of format {format}, today’s is {present}: it is neither checked nor signed.",
    hint_ky="Долбоорду жокко чыгарып, ошол эле эсептөөдөн жаңыдан түзүңүз.",
    hint_ru="Отмените проект и составьте его заново из того же расчёта.",
    hint_en="Discard the draft and draft it anew from the same run.",
)
