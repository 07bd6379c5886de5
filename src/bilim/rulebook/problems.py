"""Every problem the rulebook can report."""

from bilim_engine.problems import catalogued

VERSION_EDITED = catalogued(
    "rulebook.P001",
    ky="«{code}» аныктамасынын {version}-версиясы өзгөртүлгөн, ал эми кабыл алынган версия өзгөрбөйт.",
    ru="Версия {version} определения «{code}» изменена, а принятая версия не меняется.",
    en="Version {version} of “{code}” has been edited, and an adopted version never changes.",
    hint_ky="Файлда version санын көбөйтүңүз: жаңы версия эскисинин жанында турат.",
    hint_ru="Увеличьте в файле число version: новая версия встанет рядом со старой.",
    hint_en="Raise the number `version` in the file: the new version stands beside the old one.",
)
VERSION_BACKWARDS = catalogued(
    "rulebook.P002",
    ky="«{code}» аныктамасынын {version}-версиясы берилген, ал эми {newest}-версия кабыл алынган.",
    ru="Дана версия {version} определения «{code}», хотя принята уже {newest}.",
    en="Version {version} of “{code}” is given, though version {newest} has been adopted.",
    hint_ky="Андан чоңураак санды коюңуз.",
    hint_ru="Поставьте число больше.",
    hint_en="Give a higher number.",
)
NO_SUCH_VERSION = catalogued(
    "rulebook.P003",
    ky="«{code}» аныктамасынын {version}-версиясы жок.",
    ru="Версии {version} определения «{code}» нет.",
    en="There is no version {version} of “{code}”.",
    hint_ky="Кодун жана версиясын текшериңиз.",
    hint_ru="Проверьте код и версию.",
    hint_en="Check the code and the version.",
)
NOTHING_ADOPTED = catalogued(
    "rulebook.P004",
    ky="Азырынча бир да аныктама кабыл алынган эмес.",
    ru="Пока не принято ни одного определения.",
    en="No definitions have been adopted yet.",
    hint_ky="Адегенде definitions/ папкасын кабыл алыңыз.",
    hint_ru="Сначала примите папку definitions/.",
    hint_en="Adopt the folder definitions/ first.",
)
OWN_APPROVAL = catalogued(
    "rulebook.P005",
    ky="«{code}» аныктамасын кабыл алган адам аны өзү беките албайт.",
    ru="Тот, кто принял «{code}», не может сам его утвердить.",
    en="Whoever adopted “{code}” cannot approve it too.",
    hint_ky="Башка методолог бекитсин.",
    hint_ru="Пусть утвердит другой методолог.",
    hint_en="Let another methodologist approve it.",
)
NOT_ALLOWED = catalogued(
    "rulebook.P006",
    ky="Сизде аныктамаларды бекитүү укугу жок.",
    ru="У вас нет права утверждать определения.",
    en="You may not approve definitions.",
    hint_ky="Бул укукту методолог ролу берет.",
    hint_ru="Это право даёт роль методолога.",
    hint_en="The role of methodologist gives this permission.",
)
REPORTED = catalogued(
    "rulebook.P008",
    ky="«{code}» – башкалар жарыялаган аныктама: ал бекитилбейт, талданат гана.",
    ru="«{code}» опубликовано другими: такое не утверждают, его лишь разбирают.",
    en="“{code}” was published by others: it is not approved, only examined.",
    hint_ky="Өзүбүздүн аныктамаларды гана бекитиңиз.",
    hint_ru="Утверждайте только собственные определения.",
    hint_en="Approve definitions of our own alone.",
)
NOTHING_CHOSEN = catalogued(
    "rulebook.P009",
    ky="Бир да аныктама белгиленген жок.",
    ru="Не отмечено ни одного определения.",
    en="No definition is ticked.",
    hint_ky="Окуп чыккан аныктамаларыңызды белгилеңиз.",
    hint_ru="Отметьте те определения, которые вы прочитали.",
    hint_en="Tick the definitions you have read.",
)
EMPTY_FOLDER = catalogued(
    "rulebook.P007",
    ky="«{folder}» папкасында аныктамалар жок.",
    ru="В папке «{folder}» нет определений.",
    en="The folder “{folder}” holds no definitions.",
    hint_ky="Папканын жолун текшериңиз.",
    hint_ru="Проверьте путь к папке.",
    hint_en="Check the path of the folder.",
)
TWO_ANALYSES = catalogued(
    "rulebook.P010",
    ky="«{methodology}» усулу үчүн бирден ашык талдоо бар: {codes}.",
    ru="Для методики «{methodology}» есть несколько анализов: {codes}.",
    en="There is more than one analysis of the methodology “{methodology}”: {codes}.",
    hint_ky="Бирин гана калтырыңыз: эсептөө менен кошо бир талдоо жүргүзүлөт.",
    hint_ru="Оставьте один: вместе с расчётом проводится один анализ.",
    hint_en="Leave one: a run carries out a single analysis.",
)
TWO_PEERS = catalogued(
    "rulebook.P011",
    ky="«{methodology}» усулу үчүн окшош бөлүмдөрдүн бирден ашык эрежеси бар: {codes}.",
    ru="Для методики «{methodology}» есть несколько правил подбора похожих отделов: {codes}.",
    en="More than one rule says who is alike in ratings by the methodology “{methodology}”: {codes}.",
    hint_ky="Бирин гана калтырыңыз: барактар бир эреже боюнча түзүлөт.",
    hint_ru="Оставьте одно: страницы строятся по одному правилу.",
    hint_en="Leave one: pages follow a single rule.",
)
NOT_FREEZABLE = catalogued(
    "rulebook.P012",
    ky="Критерийлерин бекемдөөгө боло турган өз усулдарыбыздын арасында «{code}» жок.",
    ru="Среди собственных методик, критерии которых можно зафиксировать, нет «{code}».",
    en="There is no methodology “{code}” of ours whose criteria could be frozen.",
    hint_ky="Макамы in_force же proposal болгон усулду тандаңыз.",
    hint_ru="Выберите методику со статусом in_force или proposal.",
    hint_en="Choose a methodology whose status is in_force or proposal.",
)
FREEZE_UNAPPROVED = catalogued(
    "rulebook.P013",
    ky="Критерийлерди бекемдөөгө болбойт: бекитилбеген аныктамалар бар ({count}), биринчиси – {code}.",
    ru="Критерии нельзя зафиксировать: есть неутверждённые определения ({count}), первое – {code}.",
    en="The criteria cannot be frozen: {count} definitions are not approved, the first is {code}.",
    hint_ky="Адегенде аларды «Аныктамалар» барагында бекитиңиз.",
    hint_ru="Сначала утвердите их на странице «Определения».",
    hint_en="Approve them first on the page “Definitions”.",
)
UNUSABLE_THRESHOLD = catalogued(
    "rulebook.P014",
    ky="«{code}» {day} күнүнөн тартып {value} деп берилген: баарына бирдей, 1ден кем эмес бүтүн сан керек.",
    ru="«{code}» с {day} задан как {value}: нужно одно для всех целое число не меньше 1.",
    en="“{code}” is {value} from {day}: it must be one whole number for all, at least 1.",
    hint_ky="Бүтүн сан коюңуз: андан аз адам саны жашырылат, 1 коюлса, эч нерсе жашырылбайт.",
    hint_ru="Задайте целое число: меньшее число людей скрывается, а 1 не скрывает ничего.",
    hint_en="Give a whole number: a smaller number of persons is withheld, and 1 withholds nothing.",
)
