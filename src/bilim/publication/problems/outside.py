"""What can stand in the way of a rating that others published."""

from bilim_engine.problems import catalogued

BRINGER_CONFIRMS = catalogued(
    "publication.P047",
    ky="Башкалардын рейтингин киргизген адам аны өзү ырастай албайт.",
    ru="Тот, кто внёс чужой рейтинг, не может сам его подтвердить.",
    en="Who brought a rating of others in may not confirm it.",
    hint_ky="Жарыялоо укугу бар башка адам карап чыгып, ырастасын.",
    hint_ru="Пусть его посмотрит и подтвердит другой человек с правом публикации.",
    hint_en="Let another person who may publish look at it and confirm it.",
)
STATEMENT_NOT_WAITING = catalogued(
    "publication.P048",
    ky="«{statement}» файлы ырастоону күткөн жок: ал ырасталган, четке кагылган же ордуна башкасы келген.",
    ru="Файл «{statement}» не ждёт подтверждения: он подтверждён, отклонён или вместо него внесён другой.",
    en="The file “{statement}” does not wait to be confirmed: it was confirmed, turned down or replaced.",
    hint_ky="Башкалардын рейтингдеринин тизмесин караңыз.",
    hint_ru="Посмотрите список чужих рейтингов.",
    hint_en="See the list of ratings of others.",
)
STATEMENT_CHANGED_MEANWHILE = catalogued(
    "publication.P049",
    ky="Сиз көргөндөн бери «{statement}» рейтингинин ачык файлы өзгөрдү.",
    ru="С тех пор как вы смотрели, открытый файл рейтинга «{statement}» сменился.",
    en="The public file of “{statement}” is no longer the one the differences were shown against.",
    hint_ky="Төмөндө азыркысынан айырмасы турат. Карап чыгып, кайра чечиңиз.",
    hint_ru="Ниже показаны отличия от нынешнего. Посмотрите их и решите снова.",
    hint_en="Below are the differences from the present one. Look at them and decide again.",
)
