"""What can be wrong with a planned release, an embargo list, or a dress rehearsal."""

from bilim_engine.problems import catalogued

RELEASE_PAST = catalogued(
    "publication.P090",
    ky="Пландалган убакыт ({at}) өтүп кеткен.",
    ru="Запланированное время ({at}) уже прошло.",
    en="The planned instant ({at}) has passed.",
    hint_ky="Келечектеги убакытты тандаңыз.",
    hint_ru="Выберите время в будущем.",
    hint_en="Choose an instant that is still to come.",
)
RELEASE_TOO_FAR = catalogued(
    "publication.P091",
    ky="Пландалган убакыт ({at}) өтө алыс.",
    ru="Запланированное время ({at}) слишком далеко.",
    en="The planned instant ({at}) is too far ahead.",
    hint_ky="Эки жылдан ашпаган убакытты тандаңыз.",
    hint_ru="Выберите время не дальше двух лет.",
    hint_en="Choose an instant within two years.",
)
RELEASE_PERIOD = catalogued(
    "publication.P092",
    ky="«{period}» мезгили пландалган убакытка ({at}) чейин бүтпөйт.",
    ru="Период «{period}» к запланированному времени ({at}) не закончится.",
    en="The period “{period}” will not have ended at the planned instant, {at}.",
    hint_ky="Басылма мезгил бүткөндөн кийин гана чыгат: кийинки убакытты же мурунку мезгилди жазыңыз.",
    hint_ru="Выпуск выходит только после окончания периода: укажите время позже или период раньше.",
    hint_en="An edition comes out only once its period has ended: give a later instant or an earlier period.",
)
RELEASE_OVERTAKEN = catalogued(
    "publication.P110",
    ky="«{newest}» мезгилинин басылмасы чыккан, ал эми «{period}» андан мурунку мезгил.",
    ru="Выпуск за период «{newest}» уже вышел, а период «{period}» – более ранний.",
    en="The edition of the period “{newest}” has come out, and the period “{period}” is an earlier one.",
    hint_ky="Мезгилди текшериңиз: мурунку мезгилдин басылмасы алдын ала жарыяланбастан чыгат.",
    hint_ru="Проверьте период: выпуск за более ранний период выходит без объявления в календаре.",
    hint_en="Check the period: an edition of an earlier one comes out without being announced.",
)
RELEASE_LONG_AGO = catalogued(
    "publication.P111",
    ky="«{period}» мезгили пландалган убакыттан он жылдан ашык мурун бүткөн.",
    ru="Период «{period}» закончился более чем за десять лет до запланированного времени.",
    en="The period “{period}” ended more than ten years before the planned instant.",
    hint_ky="Мезгилди текшериңиз: басылма жакында бүткөн мезгил үчүн жарыяланат.",
    hint_ru="Проверьте период: объявляют выпуск за недавно закончившийся период.",
    hint_en="Check the period: what is announced is the edition of one that ended lately.",
)
RELEASE_PERIOD_UNREADABLE = catalogued(
    "publication.P107",
    ky="«{period}» мезгил катары окулбайт.",
    ru="«{period}» не читается как период.",
    en="“{period}” cannot be read as a period.",
    hint_ky="Мисалы, 2026 деп жазыңыз.",
    hint_ru="Напишите, например, 2026.",
    hint_en="Write, for example, 2026.",
)
RELEASE_OUT = catalogued(
    "publication.P093",
    ky="Бул мезгилдин басылмасы чыккан: «{edition}».",
    ru="Выпуск за этот период уже вышел: «{edition}».",
    en="The edition of this period has come out: “{edition}”.",
    hint_ky="Аны оңдоо үчүн «Оңдоо» кадамын колдонуңуз.",
    hint_ru="Чтобы исправить его, используйте шаг «Исправить».",
    hint_en="To change it, use the step “Correct”.",
)
MOVE_REASON_LACKING = catalogued(
    "publication.P094",
    ky="Белгиленген жарыялоо күнүн өзгөртүүнүн себеби үч тилде жазылышы керек.",
    ru="Причину переноса объявленного дня нужно написать на трёх языках.",
    en="Why an announced day is moved must be said in three languages.",
    hint_ky="Ал жарыялоо күндөрүнүн жалпыга ачык барагында көрсөтүлөт.",
    hint_ru="Она видна на открытой странице календаря.",
    hint_en="It stands on the public page of the calendar.",
)
RELEASE_NOT_YET = catalogued(
    "publication.P095",
    ky="Бул мезгилдин басылмасын жарыялоо убактысы белгиленген: {at}; ал андан мурда чыкпайт.",
    ru="Объявлено, что выпуск за этот период выйдет {at}; раньше он не выходит.",
    en="The edition of this period is announced for {at}; it does not come out before.",
    hint_ky="Күтүңүз же себебин көрсөтүп, жарыялоо күнүн өзгөртүңүз.",
    hint_ru="Дождитесь или перенесите день, указав причину.",
    hint_en="Wait, or move the announced day and say why.",
)
EMBARGO_NAME = catalogued(
    "publication.P096",
    ky="Долбоорду көрө турган адамдын аты жазылган эмес же окулбайт.",
    ru="Не названо или не читается имя того, кто увидит проект.",
    en="Whoever may see the draft is not named, or the name cannot be read.",
    hint_ky="Аты-жөнүн жана кызматын жазыңыз.",
    hint_ru="Напишите имя и должность.",
    hint_en="Write the name and the post.",
)
EMBARGO_REASON = catalogued(
    "publication.P097",
    ky="Долбоорду алдын ала көрүүнүн себеби жазылган эмес.",
    ru="Не указано, почему проект показывают до публикации.",
    en="It is not said why the draft is shown before publication.",
    hint_ky="Себебин жок дегенде бир тилде жазыңыз.",
    hint_ru="Напишите причину хотя бы на одном языке.",
    hint_en="Write the reason in at least one language.",
)
EMBARGO_DAYS = catalogued(
    "publication.P098",
    ky="Күндөр туура эмес көрсөтүлгөн: {first} – {last}.",
    ru="Неверные даты: {first} – {last}.",
    en="These days are wrong: {first} to {last}.",
    hint_ky="Акыркы күнү биринчисинен мурда же өтүп кеткен болбосун; бир айдан ашпасын.",
    hint_ru="Последний день не раньше первого и не в прошлом; не дольше месяца.",
    hint_en="The last day is not before the first, nor past; a month at most.",
)
EMBARGO_UNKNOWN = catalogued(
    "publication.P099",
    ky="Тизмеде мындай жазуу жок же ал аяктаган.",
    ru="Такой записи в списке нет, или она уже прекращена.",
    en="The list has no such entry, or it has ended.",
    hint_ky="Тизмени кайра караңыз.",
    hint_ru="Посмотрите список ещё раз.",
    hint_en="Look at the list again.",
)
