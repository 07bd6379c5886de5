"""What only the sheet of a department says, in the words of its pages."""

from bilim.portal.rules.telling.grammar import Sentence

PEERS = Sentence(ky="Окшош бөлүмдөр", ru="Похожие отделы", en="Departments alike")
MEDIAN_OF_PEERS = Sentence(
    ky="Окшош бөлүмдөрдүн медианасы ({count})",
    ru="Медиана похожих отделов ({count})",
    en="Median of the departments alike ({count})",
)
GAP = Sentence(ky="Медианадан айырмасы", ru="Разрыв с медианой", en="Gap to the median")
BY_CAUSE = Sentence(
    ky="Жалпы баллдын өзгөрүүсү: {moved}. Себептери боюнча: маалымат {data}; усул {method}; чек аралар "
    "{boundaries}.",
    ru="Изменение общего балла: {moved}. По причинам: данные {data}; методика {method}; границы "
    "{boundaries}.",
    en="The change of the overall score by {moved}, by cause: other data {data}, another method {method}, "
    "other boundaries {boundaries}.",
)
DATA_ALONE = Sentence(
    ky="Балл маалымат өзгөргөндүктөн гана өзгөрдү: усул да, чек аралар да мурдагыдай.",
    ru="Всё изменение балла – от данных: методика и границы те же.",
    en="All of the change of the score comes from data: method and boundaries are the same.",
)
TO_NEXT_GROUP = Sentence(
    ky="«{band}» тобуна кирүү үчүн: ар бир көрсөткүч өзүнчө",
    ru="Чтобы войти в группу «{band}»: каждый показатель сам по себе",
    en="To reach the group “{band}”: each indicator by itself",
)
TO_NEXT_GROUP_BY_TWO = Sentence(
    ky="«{band}» тобуна кирүү үчүн: эки көрсөткүч чогуу",
    ru="Чтобы войти в группу «{band}»: два показателя вместе",
    en="To reach the group “{band}”: two indicators together",
)
NOW = Sentence(ky="Азыр", ru="Сейчас", en="Now")
ENOUGH = Sentence(ky="Жетиштүү", ru="Достаточно", en="Enough")
REALISTIC = Sentence(ky="Ишке ашарлык", ru="Посильно", en="Realistic")
MOVES_ALONG = Sentence(ky="кошо өзгөрөт", ru="меняется следом", en="moves along")
WHETHER: dict[bool | None, Sentence] = {
    True: Sentence(ky="ооба", ru="да", en="yes"),
    False: Sentence(ky="жок", ru="нет", en="no"),
    None: Sentence(ky="бааланган жок", ru="не оценено", en="not judged"),
}
