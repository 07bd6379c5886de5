"""What can stand in the way of an edition, and what the gate can find, in three languages.

`publication.P…` stops a person; `publication.G…` is a finding of the gate. In sentences of the gate
`{group_ky}` and the like are titles, given in the language of the sentence.
"""

# ruff: noqa: E501

from bilim_engine.problems import Kind, catalogued

NOT_YAML = catalogued(
    "publication.P001",
    ky="Файл YAML катары окулбайт: {why}.",
    ru="Файл не читается как YAML: {why}.",
    en="The file cannot be read as YAML: {why}.",
    hint_ky="Аталган сапты текшериңиз.",
    hint_ru="Проверьте указанную строку.",
    hint_en="Check the line named.",
)
FIELD_LACKING = catalogued(
    "publication.P002",
    ky="«{field}» талаасы жок.",
    ru="Нет поля «{field}».",
    en="The field “{field}” is missing.",
    hint_ky="Аны кошуңуз.",
    hint_ru="Добавьте его.",
    hint_en="Add it.",
)
TITLE_LACKING = catalogued(
    "publication.P003",
    ky="«{place}» аталышы үч тилде тең берилген эмес.",
    ru="Название «{place}» дано не на всех трёх языках.",
    en="The title of “{place}” is not given in all three languages.",
    hint_ky="ky, ru жана en тилдеринде жазыңыз.",
    hint_ru="Напишите на ky, ru и en.",
    hint_en="Write it in ky, ru and en.",
)
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
    en="The edition “{edition}” is {state}; this step needs it to be {needed}.",
    hint_ky="Барактын учурдагы абалын караңыз: балким, кадам мурда жасалган.",
    hint_ru="Посмотрите текущее состояние: возможно, шаг уже сделан.",
    hint_en="Look at where it stands now: perhaps the step has been taken.",
)
DRAFTER_CHECKS = catalogued(
    "publication.P006",
    ky="Долбоорду түзгөн адам аны текшере албайт.",
    ru="Тот, кто составил проект, не может его проверять.",
    en="Who drafted an edition may not check it.",
    hint_ky="Башка методолог текшерсин.",
    hint_ru="Пусть проверит другой методолог.",
    hint_en="Let another methodologist check it.",
)
CHECKER_SIGNS = catalogued(
    "publication.P007",
    ky="Басылманы текшерген адам ага кол коё албайт.",
    ru="Тот, кто проверил выпуск, не может его подписать.",
    en="Who checked an edition may not sign it.",
    hint_ky="Башка адам кол койсун.",
    hint_ru="Пусть подпишет другой человек.",
    hint_en="Let somebody else sign it.",
)
GATE_REFUSES = catalogued(
    "publication.P008",
    ky="Басылма жарыялоо алдындагы текшерүүдөн өткөн жок: {count} карама-каршылык табылды.",
    ru="Выпуск не прошёл проверку перед публикацией; противоречий: {count}.",
    en="The edition did not pass the gate: {count} contradictions.",
    hint_ky="Алардын ар бирин текшерүү барагынан караңыз.",
    hint_ru="Каждое названо на странице проверки.",
    hint_en="Each is named on the checklist page.",
)
NO_SIGNING_KEY = catalogued(
    "publication.P009",
    ky="Кол коюу ачкычы жок же окулбайт: {why}.",
    ru="Ключа подписи нет или он не читается: {why}.",
    en="There is no readable signing key: {why}.",
    hint_ky="BILIM_SIGNING_KEY_FILE долбоордон тышкары турган PEM файлын (Ed25519) көрсөтүшү керек.",
    hint_ru="BILIM_SIGNING_KEY_FILE должен указывать на файл PEM (Ed25519) вне проекта.",
    hint_en="BILIM_SIGNING_KEY_FILE must name a PEM file (Ed25519) outside the project.",
)
DEMONSTRATION_KEY_REFUSED = catalogued(
    "publication.P010",
    ky="Демонстрациялык ачкыч менен демонстрация режиминен тышкары кол коюуга болбойт.",
    ru="Демонстрационным ключом нельзя подписывать вне демонстрационного режима.",
    en="The demonstration key may not sign outside demonstration mode.",
    hint_ky="Өз ачкычыңызды BILIM_SIGNING_KEY_FILE аркылуу көрсөтүңүз.",
    hint_ru="Укажите свой ключ через BILIM_SIGNING_KEY_FILE.",
    hint_en="Give your own key with BILIM_SIGNING_KEY_FILE.",
)
KEY_NOT_REGISTERED = catalogued(
    "publication.P011",
    ky="{key} ачкычы ачкычтар реестринде жок же анын мөөнөтү өткөн.",
    ru="Ключа {key} нет в реестре ключей или срок его действия истёк.",
    en="The key {key} is not in the register of keys, or is no longer valid.",
    hint_ky="Аны definitions/keys.yaml файлына мөөнөтү менен жазыңыз.",
    hint_ru="Внесите его в definitions/keys.yaml со сроком действия.",
    hint_en="Enter it in definitions/keys.yaml with its dates.",
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
NOT_A_BUNDLE = catalogued(
    "publication.P013",
    ky="Топтом бузулган: {entry}: {why}.",
    ru="Пакет повреждён: {entry}: {why}.",
    en="The bundle is damaged: {entry}: {why}.",
    hint_ky="Аны ./bilim verify менен текшериңиз.",
    hint_ru="Проверьте его командой ./bilim verify.",
    hint_en="Check it with ./bilim verify.",
)
VERIFIER_DIFFERS = catalogued(
    "publication.P014",
    ky="Көз карандысыз текшерүү айырма тапты: {sentence}",
    ru="Независимая проверка нашла расхождение: {sentence}",
    en="The independent verifier found otherwise: {sentence}",
    hint_ky="Басылма чыкпайт; эсептөөнү же файлды караңыз.",
    hint_ru="Выпуск не выходит; проверьте расчёт или файл.",
    hint_en="The edition does not come out; look into the computation or the file.",
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
    ru="В заявлении {length} знаков; предел {limit}.",
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
NOTHING_CHANGED = catalogued(
    "publication.P021",
    ky="Жаңы эсептөө жарыялангандан эч айырмаланбайт.",
    ru="Новый расчёт ничем не отличается от опубликованного.",
    en="The new run differs in nothing from what is published.",
    hint_ky="Оңдоого негиз жок.",
    hint_ru="Исправлять нечего.",
    hint_en="There is nothing to correct.",
)
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
    ky="Жарыялоо убактысы ({stated}) өтө алыс: {limit} – эң кечки убакыт.",
    ru="Момент публикации ({stated}) слишком далеко: самое позднее – {limit}.",
    en="The instant of publication ({stated}) is too far ahead: {limit} at the latest.",
    hint_ky="Даяр басылманы 366 күндөн ашык кармап турууга болбойт.",
    hint_ru="Готовый выпуск нельзя удерживать дольше 366 дней.",
    hint_en="A finished edition may wait for 366 days and no longer.",
)
NOT_YET = catalogued(
    "publication.P027",
    ky="Бул басылманы {limit} убактысынан баштап жарыялоого болот.",
    ru="Этот выпуск можно опубликовать не раньше {limit}.",
    en="This edition may be published from {limit} on.",
    hint_ky="Убакыт Бишкек боюнча. Ал басылмада жазылып, кол коюлган.",
    hint_ru="Время бишкекское. Оно указано в выпуске и подписано вместе с ним.",
    hint_en="The time is that of Bishkek. It stands in the edition and is signed with it.",
)
DRAFTER_SIGNS = catalogued(
    "publication.P028",
    ky="Долбоорду түзгөн адам басылмага кол коё албайт.",
    ru="Тот, кто составил проект, не может подписать выпуск.",
    en="Who drafted an edition may not sign it.",
    hint_ky="Түзүүчү, текшерүүчү жана кол коюучу – үч башка адам. Башка адам кол койсун.",
    hint_ru="Составитель, проверяющий и подписывающий – три разных человека. Пусть подпишет другой.",
    hint_en="Drafter, checker and signer are three different people. Let somebody else sign it.",
)
WITHDRAWAL_REASON_LACKING = catalogued(
    "publication.P029",
    ky="Басылманы кайтарып алуунун себеби жазылган эмес.",
    ru="Не указана причина отзыва выпуска.",
    en="No reason is given for withdrawing the edition.",
    hint_ky="Себебин жок дегенде бир тилде жазыңыз: ал журналда калат.",
    hint_ru="Напишите причину хотя бы на одном языке: она останется в журнале.",
    hint_en="Write the reason in at least one language: it stays in the journal.",
)
WITHDRAWAL_REASON_TOO_LONG = catalogued(
    "publication.P030",
    ky="Кайтарып алуунун себеби өтө узун: {length} белги, ал эми {limit} белгиден ашпашы керек.",
    ru="Причина отзыва слишком длинная: {length} знаков, а допустимо не больше {limit}.",
    en="The reason for withdrawing is too long: {length} characters, where {limit} are allowed.",
    hint_ky="Кыскартыңыз.",
    hint_ru="Сократите её.",
    hint_en="Shorten it.",
)

# --- findings of the gate


def _finding(number: int, ky: str, ru: str, en: str, *, warning: bool = False) -> Kind:
    return catalogued(
        f"publication.G{number:03d}",
        ky=ky,
        ru=ru,
        en=en,
        hint_ky="",
        hint_ru="",
        hint_en="",
        severity="warning" if warning else "error",
    )


LIST_SIZE = _finding(
    1,
    "«{group_ky}»: {announced} деп айтылган, {printed} аталыш жазылган.",
    "«{group_ru}»: заявлено {announced}, напечатано названий {printed}.",
    "“{group_en}”: {announced} are announced, {printed} names are printed.",
)
NAMED_TWICE = _finding(
    2,
    "«{group_ky}»: «{name}» эки жолу жазылган.",
    "«{group_ru}»: «{name}» названо дважды.",
    "“{group_en}”: “{name}” is named twice.",
)
IN_TWO_GROUPS = _finding(
    3,
    "«{indicator_ky}»: «{name}» бир эле учурда эки топто турат.",
    "«{indicator_ru}»: «{name}» стоит сразу в двух группах.",
    "“{indicator_en}”: “{name}” stands in two groups at once.",
)
TOTALS_DISAGREE = _finding(
    4,
    "Бир рейтингдин көрсөткүчтөрү боюнча бөлүмдөрдүн саны ар башка чыгат: {totals_ky}.",
    "Показатели одного рейтинга дают разное число отделов: {totals_ru}.",
    "Indicators of one rating give different numbers of departments: {totals_en}.",
)
TOTAL_NOT_STATED = _finding(
    5,
    "«{indicator_ky}»: топтордун суммасы {total}, ал эми рейтингде {stated} бирдик бар деп айтылган.",
    "«{indicator_ru}»: сумма групп {total}, а заявлено единиц {stated}.",
    "“{indicator_en}”: the groups add up to {total}, the rating says {stated} units.",
)
PERCENT_NOT_OF_SUM = _finding(
    6,
    "«{indicator_ky}», «{group_ky}»: {total} ичинен {count} – {exact_comma}%, жарыяланганы {percent}%. {percent}% болуш үчүн жалпы сан {fitting} болушу керек.",
    "«{indicator_ru}», «{group_ru}»: {count} из {total} – {exact_comma} %, напечатано {percent} %. Чтобы вышло {percent} %, всего должно быть {fitting}.",
    "“{indicator_en}”, “{group_en}”: {count} of {total} is {exact} %, printed is {percent} %. For {percent} % the total must be {fitting}.",
)
NO_TOTAL_FITS = _finding(
    7,
    "«{indicator_ky}»: {pairs} пайыздары бир да жалпы санга туура келбейт.",
    "«{indicator_ru}»: проценты {pairs} не подходят ни к одному общему числу.",
    "“{indicator_en}”: the percentages {pairs} fit no total at all.",
)
REMAINDER = _finding(
    8,
    "«{indicator_ky}», «{group_ky}»: {percent}% калгандардын 100гө чейинки калдыгы катары гана чыгат, {count} санынан эмес.",
    "«{indicator_ru}», «{group_ru}»: {percent} % получается только как остаток до 100, а не из числа {count}.",
    "“{indicator_en}”, “{group_en}”: {percent} % comes out only as the remainder to 100, not from {count}.",
)
PERCENT_SUM = _finding(
    9,
    "«{indicator_ky}»: пайыздардын суммасы {sum}, 100 эмес.",
    "«{indicator_ru}»: сумма процентов {sum}, а не 100.",
    "“{indicator_en}”: the percentages add up to {sum}, not to 100.",
)
BAND_GAP = _finding(
    10,
    "«{indicator_ky}»: «{lower_ky}» менен «{upper_ky}» ортосунда {gap} эч бир топко кирбейт.",
    "«{indicator_ru}»: между «{lower_ru}» и «{upper_ru}» {gap} не входит ни в одну группу.",
    "“{indicator_en}”: between “{lower_en}” and “{upper_en}”, {gap} belongs to no group.",
)
BAND_OVERLAP = _finding(
    11,
    "«{indicator_ky}»: «{lower_ky}» менен «{upper_ky}» {overlap} аралыгында кабатталат.",
    "«{indicator_ru}»: «{lower_ru}» и «{upper_ru}» пересекаются на {overlap}.",
    "“{indicator_en}”: “{lower_en}” and “{upper_en}” overlap at {overlap}.",
)
NO_DEFINITION = _finding(
    12,
    "«{indicator_ky}»: эмне өлчөнгөнү айтылган эмес.",
    "«{indicator_ru}»: не сказано, что измеряется.",
    "“{indicator_en}”: it is not said what is measured.",
)
NO_BASE = _finding(
    13,
    "«{indicator_ky}»: эмнеге карата эсептелгени (негизи) айтылган эмес.",
    "«{indicator_ru}»: не указана база, от которой считают.",
    "“{indicator_en}”: the base is not stated.",
)
COPIED_DEFINITION = _finding(
    14,
    "«{indicator_ky}» менен «{other_ky}» аныктамалары дээрлик бирдей ({likeness}%).",
    "Определения «{indicator_ru}» и «{other_ru}» почти совпадают ({likeness} %).",
    "The definitions of “{indicator_en}” and “{other_en}” are nearly the same ({likeness} %).",
)
NO_INDICATOR = _finding(
    15,
    "«{direction_ky}» багытында бир да көрсөткүч жок.",
    "В направлении «{direction_ru}» нет ни одного показателя.",
    "The direction “{direction_en}” has no indicator.",
)
MIXED_LEVELS = _finding(
    16,
    "Бирдиктердин деңгээли өзгөрөт: «{part}» ({place_ky}) «{whole}» бирдигинин бөлүгү, ал өзү да рейтингде.",
    "Уровень единиц меняется: «{part}» ({place_ru}) – часть «{whole}», которая сама в рейтинге.",
    "The level of units changes: “{part}” ({place_en}) is a part of “{whole}”, which is itself rated.",
)
AMBIGUOUS_NAME = _finding(
    17,
    "«{name}» {count} бирдикти билдирет: {candidates}; аларды «район», «шаар» деген сөз гана айырмалайт.",
    "«{name}» означает {count} единицы: {candidates}; их различает только слово «район» или «город».",
    "“{name}” means {count} units: {candidates}; only the word district or city tells them apart.",
)
KIND_DIFFERS = _finding(
    18,
    "«{name}» {said_ky} деп аталган, реестрде ал {kind_ky}.",
    "«{name}» названо как «{said_ru}», в реестре это {kind_ru}.",
    "“{name}” is called {said_en}; in the register it is {kind_en}.",
)
KIND_CHANGES = _finding(
    19,
    "«{name}» бир жерде {said_ky} деп аталган, башка жерде түрү жок жазылган.",
    "«{name}» в одном месте названо как «{said_ru}», в другом вид не указан.",
    "“{name}” is called {said_en} in one place and left without a kind in another.",
)
MISSPELT = _finding(
    20,
    "«{name}» реестр боюнча «{official_ky}» деп жазылат.",
    "«{name}» по реестру пишется «{official_ru}».",
    "“{name}” is “{official_en}” in the register.",
)
UNKNOWN_NAME = _finding(
    21,
    "«{name}» деген бирдик реестрде жок.",
    "Единицы «{name}» в реестре нет.",
    "There is no unit “{name}” in the register.",
)
TWO_SPELLINGS = _finding(
    22,
    "Бир эле бирдик ар кандай жазылган: {spellings}.",
    "Одна единица написана по-разному: {spellings}.",
    "One unit is written in different ways: {spellings}.",
)
PERIODS_DIFFER = _finding(
    23,
    "Бир рейтингдин көрсөткүчтөрү ар башка мезгилдерге таандык: {periods_ky}.",
    "Показатели одного рейтинга относятся к разным периодам: {periods_ru}.",
    "Indicators of one rating refer to different periods: {periods_en}.",
)
NO_PERIOD = _finding(
    24,
    "«{indicator_ky}»: мезгили көрсөтүлгөн эмес.",
    "«{indicator_ru}»: период не указан.",
    "“{indicator_en}”: the period is not stated.",
)
NOT_RECOMPUTABLE = _finding(
    25,
    "{what_ky} жарыяланган эмес: жыйынтыкты кайра эсептеп текшерүүгө болбойт.",
    "Не опубликованы {what_ru}: результат нельзя пересчитать и проверить.",
    "{what_en} are not published: the result cannot be recomputed and checked.",
)
# --- of editions alone
SCORE_UNFOUNDED = _finding(
    40,
    "{unit}, {node} ({variant}): басылмада {published}, анын өз фактыларынан {recomputed} чыгат.",
    "{unit}, {node} ({variant}): в выпуске {published}, из его же фактов выходит {recomputed}.",
    "{unit}, {node} ({variant}): the edition says {published}, its own facts give {recomputed}.",
)
SUPPRESSED_NEEDED = _finding(
    41,
    "{unit}, {indicator}: эсептөөгө жашырылган маани керек.",
    "{unit}, {indicator}: для расчёта нужно скрытое значение.",
    "{unit}, {indicator}: the computation needs a suppressed value.",
)
RANK_DISAGREES = _finding(
    42,
    "{unit}: балл {score}, орун {rank}; баллдар боюнча {expected} болушу керек.",
    "{unit}: балл {score}, место {rank}; по баллам должно быть {expected}.",
    "{unit}: score {score}, rank {rank}; by the scores it should be {expected}.",
)
NO_BAND = _finding(
    43,
    "{unit}: {score} баллы бир да топко кирбейт.",
    "{unit}: балл {score} не входит ни в одну группу.",
    "{unit}: the score {score} falls into no band.",
)
MARK_LACKING = _finding(
    44,
    "{unit}, {item}, {period}: булагы үлгү маалымат болсо да, үлгү белгиси коюлган эмес.",
    "{unit}, {item}, {period}: нет отметки об иллюстративных данных, хотя источник иллюстративный.",
    "{unit}, {item}, {period}: the illustrative mark is missing although the origin is illustrative.",
)
TITLE_NOT_IN = _finding(
    45,
    "{what}: аталышы {language} тилинде жок.",
    "{what}: нет названия на языке {language}.",
    "{what}: there is no title in {language}.",
)
ORIGIN_LACKING = _finding(
    46,
    "{unit}, {item}, {period}: булагы жок.",
    "{unit}, {item}, {period}: нет источника.",
    "{unit}, {item}, {period}: there is no origin.",
)
NOT_A_RANKED_KIND = _finding(
    47,
    "{unit}: {kind} – усул мындай бирдикти баалабайт.",
    "{unit}: {kind} – методика такие единицы не оценивает.",
    "{unit}: {kind} – the method does not judge such units.",
)
SMALL_CELL = _finding(
    48,
    "{unit}, {item}, {period}, {breakdown}: {value} адам – {threshold} чегинен аз, жашырылышы керек.",
    "{unit}, {item}, {period}, {breakdown}: {value} чел. – меньше порога {threshold}, нужно скрыть.",
    "{unit}, {item}, {period}, {breakdown}: {value} persons – below the threshold {threshold}, to be suppressed.",
)
RECOVERABLE = _finding(
    49,
    "{unit}, {item}, {period}, {breakdown}: жашырылган маанини суммалардан табууга болот.",
    "{unit}, {item}, {period}, {breakdown}: скрытое значение восстанавливается из сумм.",
    "{unit}, {item}, {period}, {breakdown}: the suppressed value can be recovered from the sums.",
)
INPUT_NOT_PUBLIC = _finding(
    50,
    "{unit}, {item}, {period}: {value} адам – {threshold} чегинен аз; рейтингге кирген бул сан мыйзам боюнча ачык деп жарыяланган эмес.",
    "{unit}, {item}, {period}: {value} чел. – меньше порога {threshold}; это число входит в рейтинг, но не объявлено открытым по закону.",
    "{unit}, {item}, {period}: {value} persons – below the threshold {threshold}; this ranked figure is not declared public by law.",
)
EFFECT_DISAGREES = _finding(
    51,
    "«{adjustment}», {unit}: көрсөтүлгөн таасир жыйынтыктарга дал келбейт.",
    "«{adjustment}», {unit}: указанное действие не совпадает с результатами.",
    "“{adjustment}”, {unit}: the effect shown does not agree with the results.",
)
CONTRIBUTIONS_DISAGREE = _finding(
    52,
    "{unit} ({variant}): салымдардын суммасы {sum}, балл {score}.",
    "{unit} ({variant}): сумма вкладов {sum}, балл {score}.",
    "{unit} ({variant}): the contributions add up to {sum}, the score is {score}.",
)
TOO_FEW_RANKED = _finding(
    53,
    "{all} бирдиктин {ranked} гана орун алды – {needed} керек эле: мындай жыйынтык рейтинг болуп саналбайт.",
    "Место получили лишь {ranked} из {all} единиц, а нужно не меньше {needed}: это ещё не рейтинг.",
    "Only {ranked} of {all} units have a place where {needed} are needed: that is no rating.",
)
