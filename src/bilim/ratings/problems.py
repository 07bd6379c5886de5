"""Every problem a run of a rating can report."""

from bilim_engine.problems import catalogued

NO_SUCH_METHODOLOGY = catalogued(
    "ratings.P101",
    ky="«{code}» деген усул жок.{near}",
    ru="Методики «{code}» нет.{near}",
    en="There is no methodology “{code}”.{near}",
    hint_ky="Кодун усулдардын тизмесинен караңыз.",
    hint_ru="Посмотрите код в списке методик.",
    hint_en="Look its code up in the list of methodologies.",
)
REPORTED = catalogued(
    "ratings.P102",
    ky="«{code}» – башкалар жарыялаган усул: ал боюнча басылма эсептелбейт, ал талданат гана.",
    ru="«{code}» опубликована другими: по ней выпуск не рассчитывают, её лишь разбирают.",
    en="“{code}” was published by others: no edition is run by it, it is only examined.",
    hint_ky="Макамы in_force же proposal болгон усулду тандаңыз.",
    hint_ru="Выберите методику со статусом in_force или proposal.",
    hint_en="Choose a methodology whose status is in_force or proposal.",
)
NO_FACTS = catalogued(
    "ratings.P103",
    ky="{period} мезгили үчүн бул усул колдонгон бир да маалымат жок.",
    ru="За {period} нет ни одного исходного показателя для этой методики.",
    en="There is not one figure for {period} that this methodology uses.",
    hint_ky="Адегенде маалыматтарды жүктөңүз.",
    hint_ru="Сначала загрузите данные.",
    hint_en="Import figures first.",
)
NOT_ALLOWED = catalogued(
    "ratings.P104",
    ky="Сизде рейтингди эсептөө укугу жок.",
    ru="У вас нет права рассчитывать рейтинг.",
    en="You may not run a rating.",
    hint_ky="Бул укукту бүт өлкө боюнча аналитик ролу берет.",
    hint_ru="Это право даёт роль аналитика по всей стране.",
    hint_en="The role of analyst for the whole country gives this permission.",
)
NO_SUCH_RUN = catalogued(
    "ratings.P105",
    ky="«{code}» деген эсептөө жок.",
    ru="Расчёта «{code}» нет.",
    en="There is no run “{code}”.",
    hint_ky="Кодун эсептөөлөрдүн тизмесинен караңыз.",
    hint_ru="Посмотрите код в списке расчётов.",
    hint_en="Look its code up in the list of runs.",
)
NOT_REPEATED = catalogued(
    "ratings.P106",
    ky="«{code}» эсептөөсү кайталанганда башка жыйынтык берди: программа өзгөргөн же файл бузулган.",
    ru="Повтор расчёта «{code}» дал другой результат: изменилась программа или повреждён файл.",
    en="Repeating the run “{code}” gave another result: the program has changed or a file is damaged.",
    hint_ky="Жаңы эсептөө жасап, айырмасын текшериңиз. Жарыяланган басылмалар өзгөргөн жок.",
    hint_ru="Сделайте новый расчёт и проверьте разницу. Опубликованные выпуски не изменились.",
    hint_en="Make a new run and look at the difference. Published editions have not changed.",
)
NOT_APPROVED = catalogued(
    "ratings.P109",
    ky="Рейтинг эсептелбейт: бекитилбеген аныктамалар бар ({count}): {names}.",
    ru="Рейтинг не рассчитывается: есть неутверждённые определения ({count}): {names}.",
    en="The rating is not run: definitions are not approved yet ({count}): {names}.",
    hint_ky="Аларды кабыл албаган методолог «Аныктамалар» барагында окуп чыгып бекитсин.",
    hint_ru="Пусть методолог, который их не принимал, прочитает и утвердит их на странице «Определения».",
    hint_en="Let a methodologist who did not adopt them read and approve them on the page “Definitions”.",
)
PERIOD_UNREADABLE = catalogued(
    "ratings.P107",
    ky="«{period}» мезгил катары окулбайт.",
    ru="«{period}» не читается как период.",
    en="“{period}” is not a period.",
    hint_ky="Мисалы, 2025 деп жазыңыз.",
    hint_ru="Напишите, например, 2025.",
    hint_en="Write, for example, 2025.",
)
PERIOD_NOT_ENDED = catalogued(
    "ratings.P108",
    ky="{period} мезгили али аяктаган жок: акыркы күнү – {last}.",
    ru="Период {period} ещё не закончился: его последний день – {last}.",
    en="The period {period} has not ended yet: its last day is {last}.",
    hint_ky="Аяктаган мезгилди тандаңыз же мезгил аяктаганча күтүңүз.",
    hint_ru="Выберите период, который уже закончился, или дождитесь его окончания.",
    hint_en="Choose a period that has ended, or wait until it has.",
)
