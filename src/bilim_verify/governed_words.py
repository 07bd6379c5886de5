"""What a reader is told of the criteria of an edition and of how departments were heard."""

# ruff: noqa: E501
from typing import Dict, Tuple

GOVERNED: Dict[str, Tuple[str, str, str]] = {
    "criteria_in_time": (
        "Критерийлер баалануучу мезгил башталганга чейин бекемделген: {at} (мезгилдин башталышы – {begins}), журналдын {entry}-жазуусу, анын хеши {entry_sha256}. Критерийлердин хеши ушул топтомдон кайра эсептелди: {sha256}. Убакытты министрликтин журналы ырастайт.",
        "Критерии зафиксированы до начала периода, который они оценивают: {at} (период начался {begins}), запись журнала {entry}, её хеш {entry_sha256}. Хеш критериев вычислен заново из этого пакета: {sha256}. Момент подтверждает журнал министерства.",
        "The criteria were frozen before the period they judge: {at} (the period began on {begins}), entry {entry} of the journal, whose hash is {entry_sha256}. The hash of the criteria was computed anew from this bundle: {sha256}. The instant is vouched for by the ministry's journal.",
    ),
    "criteria_late": (
        "Көңүл буруңуз: критерийлер баалануучу мезгил башталгандан кийин гана бекемделген: {at} (мезгилдин башталышы – {begins}), журналдын {entry}-жазуусу, анын хеши {entry_sha256}. Критерийлердин хеши: {sha256}.",
        "Внимание: критерии зафиксированы лишь после начала периода, который они оценивают: {at} (период начался {begins}), запись журнала {entry}, её хеш {entry_sha256}. Хеш критериев: {sha256}.",
        "Note: the criteria were frozen only after the period they judge had begun: {at} (the period began on {begins}), entry {entry} of the journal, whose hash is {entry_sha256}. The hash of the criteria: {sha256}.",
    ),
    "criteria_never": (
        "Көңүл буруңуз: басылманын долбоору түзүлгөндө критерийлер бекемделген эмес; баалануучу мезгилдин башталышы – {begins}. Критерийлердин хеши: {sha256}.",
        "Внимание: при составлении проекта выпуска критерии не были зафиксированы; период, который они оценивают, начался {begins}. Хеш критериев: {sha256}.",
        "Note: when the edition was drafted its criteria had not been frozen; the period they judge began on {begins}. The hash of the criteria: {sha256}.",
    ),
    "not_comparable_unlinked": (
        "Көңүл буруңуз: {count} маалымат «салыштырууга болбойт» деп белгиленген, бирок алардын бирдиктери ошондон кийин бөлүнгөнү же бириктирилгени boundaries.json ичинде көрсөтүлгөн эмес: маалымат ушундай жазылган.",
        "Внимание: величин, отмеченных как несравнимые, хотя boundaries.json не содержит более позднего разделения или объединения их единиц: {count}. Так они записаны.",
        "Note: figures marked as not comparable although boundaries.json names no later split or merger of their units: {count}. They were recorded so.",
    ),
    "contest_none": (
        "Бул басылма үчүн оңдоо терезеси ачылган эмес.",
        "Для этого выпуска окно исправлений не открывалось.",
        "No correction window was held for this edition.",
    ),
    "contest_of_corrected": (
        "Бул басылма {corrects} басылмасын оңдойт, өзүнүн оңдоо терезеси болгон эмес: бөлүмдөрдүн пикири кандай угулганы ошол басылмада айтылган.",
        "Этот выпуск исправляет {corrects}, своего окна исправлений у него не было: о том, как были выслушаны отделы, сказано в том выпуске.",
        "This edition corrects {corrects} and had no correction window of its own: how departments were heard is told there.",
    ),
    "contest_held": (
        "Оңдоо терезеси: {opens_on} – {closes_on}. Баа берилген бөлүмдөр – {judged}: маалыматын туура деп билдиргени – {declared}, оңдоону сураганы – {asked}, жооп бербегени – {silent}. Өтүнүчтөр – {requests}: канааттандырылганы – {granted}, четке кагылганы – {refused}, кайтарып алынганы – {withdrawn}, мөөнөтү чечимсиз бүткөнү – {lapsed}, чечиле элеги – {open}.",
        "Окно исправлений: {opens_on} – {closes_on}. Оценено отделов – {judged}: подтвердили свои данные – {declared}, просили об исправлении – {asked}, не ответили – {silent}. Просьб – {requests}: удовлетворено – {granted}, отклонено – {refused}, отозвано – {withdrawn}, срок истёк без решения – {lapsed}, не решено – {open}.",
        "Correction window: {opens_on} – {closes_on}. Departments judged: {judged}; declared their records right: {declared}; asked for a correction: {asked}; did neither: {silent}. Requests: {requests}; granted: {granted}; refused: {refused}; taken back: {withdrawn}; lapsed without a decision: {lapsed}; still open: {open}.",
    ),
    "contest_waived": (
        "Көңүл буруңуз: терезе жабылганга чейин же өтүнүчтөр чечиле электе кол коюлган; чечилбеген өтүнүчтөр – {requests}, себеби contest.json ичинде.",
        "Внимание: подписано до закрытия окна или без решений по просьбам, нерешённых просьб – {requests}; причина – в contest.json.",
        "Note: signed before its window closed or its requests were decided, undecided requests: {requests}; the reason stands in contest.json.",
    ),
    "criteria_unstated": (
        "Көңүл буруңуз: бул басылмада критерийлер бекемделген-бекемделбегени жана качан бекемделгени айтылган эмес.",
        "Внимание: в этом выпуске не сказано, были ли зафиксированы критерии и когда.",
        "Note: this edition does not say when its criteria were frozen, or whether they ever were.",
    ),
    "contest_unstated": (
        "Көңүл буруңуз: бул басылмада бөлүмдөрдүн пикири кандай угулганы айтылган эмес.",
        "Внимание: в этом выпуске не сказано, как выслушали отделы.",
        "Note: this edition does not say how departments were heard.",
    ),
}
