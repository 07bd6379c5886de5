"""What is said of the criteria of an edition and of how departments were heard."""

from bilim.portal.rules.telling.grammar import Sentence

CRITERIA_IN_TIME = Sentence(
    ky="Критерийлер баалануучу мезгил башталганга чейин бекемделген: {at}; мезгилдин башталышы – {begins}.",
    ru="Критерии зафиксированы до начала периода, который они оценивают: {at}; период начался {begins}.",
    en="The criteria were frozen before the period they judge: {at}; the period began on {begins}.",
)
CRITERIA_LATE = Sentence(
    ky="Критерийлер баалануучу мезгил башталгандан кийин гана бекемделген: {at}; мезгилдин башталышы – "
    "{begins}.",
    ru="Критерии зафиксированы лишь после начала периода, который они оценивают: {at}; период начался "
    "{begins}.",
    en="The criteria were frozen only after the period they judge had begun: {at}; the period began on "
    "{begins}.",
)
CRITERIA_NEVER = Sentence(
    ky="Басылманын долбоору түзүлгөндө критерийлер бекемделген эмес; баалануучу мезгилдин башталышы – "
    "{begins}.",
    ru="При составлении проекта выпуска критерии не были зафиксированы; период, который они оценивают, "
    "начался {begins}.",
    en="When the edition was drafted its criteria had not been frozen; the period they judge began on "
    "{begins}.",
)
WINDOW_NONE = Sentence(
    ky="Бул басылма үчүн оңдоо терезеси ачылган эмес.",
    ru="Для этого выпуска окно исправлений не открывалось.",
    en="No correction window was held for this edition.",
)
WINDOW_OF_CORRECTED = Sentence(
    ky="Бул басылма {corrects} басылмасын оңдойт, өзүнүн оңдоо терезеси болгон эмес: бөлүмдөрдүн "
    "пикири кандай угулганы ошол басылмада айтылган.",
    ru="Этот выпуск исправляет {corrects}, своего окна исправлений у него не было: о том, как были "
    "выслушаны отделы, сказано в том выпуске.",
    en="This edition corrects {corrects} and had no correction window of its own: how departments were heard "
    "is told there.",
)
WINDOW_HELD = Sentence(
    ky="Бөлүмдөр өз маалыматын текшерип, оңдоону сурай алган мөөнөт: биринчи күнү – {first}, акыркы "
    "күнү – {last}.",
    ru="Отделы могли проверить свои данные и просить об исправлении с {first}; последний день – {last}.",
    en="Departments could check their records and ask for corrections from {first}; the last day was {last}.",
)
HEARD = Sentence(
    ky="Баа берилген бөлүмдөр – {judged}: маалыматын туура деп билдиргени – {declared}, оңдоону сураганы – "
    "{asked}, жооп бербегени – {silent}.",
    ru="Оценено отделов – {judged}: подтвердили свои данные – {declared}, просили об исправлении – {asked}, "
    "не ответили – {silent}.",
    en="Departments judged: {judged}; declared their records right: {declared}; asked for a "
    "correction: {asked}; did neither: {silent}.",
)
REQUESTS = Sentence(
    ky="Оңдоо өтүнүчтөрү – {requests}: канааттандырылганы – {granted}, четке кагылганы – {refused}, кайтарып "
    "алынганы – {withdrawn}, мөөнөтү чечимсиз бүткөнү – {lapsed}, кол коюлганда чечиле элеги – {open}.",
    ru="Просьб об исправлении – {requests}: удовлетворено – {granted}, отклонено – {refused}, отозвано – "
    "{withdrawn}, срок истёк без решения – {lapsed}, не решено к подписанию – {open}.",
    en="Requests for corrections: {requests}; granted: {granted}; refused: {refused}; taken back: "
    "{withdrawn}; lapsed without a decision: {lapsed}; undecided when it was signed: {open}.",
)
WAIVED_WINDOW = Sentence(
    ky="Басылмага терезе жабылганга чейин кол коюлган.",
    ru="Выпуск подписан до закрытия окна.",
    en="The edition was signed before the window closed.",
)
WAIVED_REQUESTS = Sentence(
    ky="Басылмага өтүнүчтөр чечилип бүтө электе кол коюлган; чечилбегендери – {requests}.",
    ru="Выпуск подписан, пока просьбы не были решены; нерешённых – {requests}.",
    en="The edition was signed while requests were undecided: {requests}.",
)
WAIVED_REASON = Sentence(ky="Себеби: {reason}", ru="Причина: {reason}", en="The reason given: {reason}")
