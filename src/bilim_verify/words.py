"""The words and closing sentences of the report, in three languages."""

# ruff: noqa: E501
from typing import Dict, Tuple

from .governed_words import GOVERNED
from .problems import LANGUAGES


def words(code: str, language: str) -> str:
    """The words of the report for this code; a code that a changed file made up stands for itself."""
    return WORDS[code][LANGUAGES.index(language)] if code in WORDS else code


WORDS: Dict[str, Tuple[str, str, str]] = {
    "figures": (
        "Жарыяланган маалыматтан келип чыкпаган сандар: {count}.",
        "Величин, которые не следуют из опубликованных данных: {count}.",
        "Figures that do not follow from the published data: {count}.",
    ),
    "more_figures": (
        "… жана дагы {count}; баары: --all.",
        "… и ещё {count}; все: --all.",
        "… and {count} more; all of them: --all.",
    ),
    "usage": (
        "Мындай жазылат: bilim verify ТОПТОМ.zip [--key БЕЛГИ] [--corrects ФАЙЛ [--corrects-key БЕЛГИ]] [--all] [--language ky|ru|en]\n"
        "  --key           топтомго ушул ачкыч менен кол коюлган болушу керек\n"
        "  --corrects      бул басылма оңдогон мурунку топтом\n"
        "  --corrects-key  мурунку топтомдун ачкычы, эгер ал башка болсо\n"
        "  --all           дал келбеген сандардын баарын көрсөтөт\n"
        "Жыйынтык коду: 0 – баары дал келет, 1 – айырма бар, 2 – окулбайт же буйрук туура эмес жазылган.",
        "Пишется так: bilim verify ПАКЕТ.zip [--key ОБОЗНАЧЕНИЕ] [--corrects ФАЙЛ [--corrects-key ОБОЗНАЧЕНИЕ]] [--all] [--language ky|ru|en]\n"
        "  --key           пакет должен быть подписан этим ключом\n"
        "  --corrects      прежний пакет, который исправлен этим выпуском\n"
        "  --corrects-key  ключ прежнего пакета, если он другой\n"
        "  --all           показать все величины, которые не сошлись\n"
        "Код завершения: 0 – всё совпадает, 1 – есть расхождения, 2 – не читается или команда написана неверно.",
        "Written like this: bilim verify BUNDLE.zip [--key ID] [--corrects FILE [--corrects-key ID]] [--all] [--language ky|ru|en]\n"
        "  --key           the bundle must be signed with this key\n"
        "  --corrects      the bundle before, which this edition corrects\n"
        "  --corrects-key  the key of the bundle before, where it is another one\n"
        "  --all           show every figure that does not follow\n"
        "Exit status: 0 all agrees, 1 something differs, 2 unreadable, or the command is written wrongly.",
    ),
    "period_end": ("мезгилдин аягы", "конец периода", "the end of the period"),
    "corrected_edition": ("оңдолгон басылма", "исправленный выпуск", "the corrected edition"),
    "recorded_later": (
        "Көңүл буруңуз: {count} маалымат басылмада көрсөтүлгөн жарыялоо убактысынан кийин жазылган.",
        "Внимание: величин, записанных после указанного в выпуске момента публикации: {count}.",
        "Note: facts recorded after the instant of publication that the edition states: {count}.",
    ),
    "changes_unheld": (
        "Өзгөрүүлөрдүн тизмеси оңдолгон басылма менен ({corrects}) салыштырылган жок: бир өзгөрүү калып калганбы же мурунку маани башкача беле, бул топтомдон көрүнбөйт. Ал басылманын файлын --corrects аркылуу көрсөтүңүз.",
        "Список изменений не сверен с исправленным выпуском ({corrects}): пропущено ли изменение и верны ли прежние значения, по этому пакету не видно. Укажите файл того выпуска через --corrects.",
        "The list of changes was not held against the corrected edition ({corrects}): whether a change was left out, or a former value is another, cannot be seen in this bundle. Give the file of that edition with --corrects.",
    ),
    "other_programs": (
        "Көңүл буруңуз: топтомдун ичиндеги {count} программа бул текшерүү программасынан башка ({names}). Алар «Билим» тутумунун башка версиясынан же бөтөн бирөөнүкү; топтомго ким кол койгонун билмейинче, аларды иштетпеңиз.",
        "Внимание: программ внутри пакета, отличных от этой программы проверки: {count} ({names}). Они из другой версии системы «Билим» или чужие; не запускайте их, пока не знаете, кто подписал пакет.",
        "Note: programs inside the bundle that are not those of this verifier: {count} ({names}). They are of another version of Bilim, or somebody else's: do not run them before you know who signed the bundle.",
    ),
    "sought": (
        "facts.csv ичиндеги кайсы сап өзгөргөнү файлдан көрүнбөйт, анткени архив жаңыдан жазылган. Айырмаланган көрсөткүчтөр төмөнкүдөн эсептелет: {unit} жана ага караштуу бирдиктер – {items}.",
        "Какая строка facts.csv изменена, по файлу не видно: архив записан заново. Показатели, которые не сошлись, вычисляются из этого: {unit} и единицы под ней – {items}.",
        "Which line of facts.csv was changed cannot be seen in the file, for the archive was written anew. The indicators that differ are computed from these: {unit} and the units below it – {items}.",
    ),
    "sought_in_unit": (
        "facts.csv ичиндеги кайсы саптар өзгөргөнү файлдан көрүнбөйт, анткени архив жаңыдан жазылган. Айырмаланган көрсөткүчтөр ушул бирдиктики: {unit}; алардын баарына кирген бир да маалымат жок.",
        "Какие строки facts.csv изменены, по файлу не видно: архив записан заново. Показатели, которые не сошлись, относятся к единице {unit}; общей для них исходной величины нет.",
        "Which lines of facts.csv were changed cannot be seen in the file, for the archive was written anew. The indicators that differ are of {unit}; no one input enters all of them.",
    ),
    "change_definition": ("аныктама", "определение", "definition"),
    "change_fact": ("маалымат", "исходная величина", "fact"),
    "change_value": ("көрсөткүч", "показатель", "indicator"),
    "change_score": ("балл", "балл", "score"),
    "change_rank": ("орун", "место", "rank"),
    "change_band": ("топ", "группа", "band"),
    "change_statement": ("башчынын сөзү", "слова руководителя", "statement of the head"),
    "before": ("мурунку мааниси", "прежнее значение", "before"),
    "after": ("жаңы мааниси", "новое значение", "after"),
    "no_such_entry": ("мындай жазуу жок", "такой записи нет", "there is no such entry"),
    "no_utf8": (
        "бул UTF-8 тексти эмес ({offset}-байт)",
        "это не текст UTF-8 (байт {offset})",
        "this is no UTF-8 text (byte {offset})",
    ),
    "no_csv": (
        "бул CSV таблицасы эмес ({where})",
        "это не таблица CSV ({where})",
        "this is no CSV table ({where})",
    ),
    "no_json": ("бул JSON эмес ({where})", "это не JSON ({where})", "this is no JSON ({where})"),
    "no_dict": (
        "ачкычтар менен маанилер турушу керек",
        "должны стоять ключи со значениями",
        "keys with values should stand there",
    ),
    "no_list": ("тизме турушу керек", "должен стоять список", "a list should stand there"),
    "other_header": (
        "мамычалардын аталыштары башка: {stated}",
        "названия столбцов другие: {stated}",
        "the names of the columns are others: {stated}",
    ),
    "row_cells": (
        "{row}-сапта {cells} уяча бар, {wanted} болушу керек",
        "в строке {row} ячеек {cells}, а должно быть {wanted}",
        "line {row} has {cells} cells instead of {wanted}",
    ),
    "value_or_reason": (
        "{row}-сапта маани же анын жок болуу себеби турушу керек, экөөнүн бири гана: {found}",
        "в строке {row} должно стоять значение или причина его отсутствия, одно из двух: {found}",
        "line {row} should hold a value or the reason why there is none, one of the two: {found}",
    ),
    "long_number": (
        "{row}-сапта {signs} белгиден турган өтө узун сан жазылган",
        "в строке {row} слишком длинное число, знаков: {signs}",
        "line {row} holds a number of {signs} signs, which is too long",
    ),
    "long_number_at": (
        "{place}: {signs} белгиден турган өтө узун сан",
        "{place}: слишком длинное число, знаков: {signs}",
        "{place}: a number of {signs} signs, which is too long",
    ),
    "no_number": (
        "{row}-сапта сан эмес нерсе турат: {found}",
        "в строке {row} стоит не число: {found}",
        "line {row} holds what is no number: {found}",
    ),
    "unit_order": (
        "«{unit}» бирдиги эки жолу берилген же жогору турган бирдигинен мурун турат",
        "единица «{unit}» дана дважды или стоит раньше вышестоящей",
        "the unit “{unit}” is given twice, or stands before the unit above it",
    ),
    "analysis_bounds": (
        "{key}: {value} турат, {low} менен {high} аралыгындагы сан болушу керек",
        "{key}: стоит {value}, а должно быть число от {low} до {high}",
        "{key}: {value} stands there instead of a number from {low} to {high}",
    ),
    "analysis_seed": (
        "seed: узундугу 1ден {most} белгиге чейинки сөз болушу керек",
        "seed: должно стоять слово длиной от 1 до {most} знаков",
        "seed: a word of 1 to {most} signs should stand there",
    ),
    "analysis_twice": (
        "{key}: бир эле нерсе эки жолу аталган",
        "{key}: одно и то же названо дважды",
        "{key}: the same is named twice",
    ),
    "draws": (
        "орундардын аралыгы үчүн өтө көп сынама эсептөө талап кылынган: {count}",
        "для интервалов мест затребовано слишком много испытаний: {count}",
        "too many draws are asked for the intervals of ranks: {count}",
    ),
    "effect_of_nobody": (
        "«{unit}» бирдигинин жыйынтыгы results.csv файлында жок",
        "итога единицы «{unit}» нет в results.csv",
        "results.csv has no result of the unit “{unit}”",
    ),
    "gate_open": (
        "Жарыялоо алдындагы текшерүүнүн бул бөлүктөрү кайталанган жок, алардын жыйынтыгын кол тамга гана ырастайт: {checks}.",
        "Эти проверки перед публикацией не повторены, их итог держится только на подписи: {checks}.",
        "These checks of the gate were not repeated, and what they found is held by the signature alone: {checks}.",
    ),
    "signed_alone": (
        "Топтомдо эч нерсе кайталабагандыктан, булар да кол тамга менен гана бекемделет: бөлүмдөрдүн аталыштары жана коддору, алар качан бөлүнгөнү, бириктирилгени жана жоюлганы, бардык аталыштар менен тексттер, маалыматтын булактары, ким жана качан жазганы, башчылардын сөздөрү, жарыялоо убактысы, критерийлердин бекемделген убактысы жана журналдагы жазуусу, канча бөлүм жооп бергени, аныктамалардын жана талдоонун версиясы, макамы жана күндөрү, формулалардын мисалдары, жарыялоо алдындагы текшерүүлөрдүн кайсынысы колдонулганы, топтомдун ичиндеги программалар.",
        "Только на подписи держится и то, чего в пакете ничто не повторяет: названия и коды отделов, когда они разделены, объединены и упразднены, все заголовки и тексты, источники величин, кто и когда их записал, слова руководителей, момент публикации, момент фиксации критериев и её запись в журнале, сколько отделов ответило, версии, статус и даты определений и анализа, примеры к формулам, какие проверки перед публикацией применялись, программы внутри пакета.",
        "Held by the signature alone, too, for nothing in the bundle repeats it: names and codes of units, when they were split, merged or ended, all titles and texts, the sources of facts, who recorded them and when, the words of heads, the instant of publication, the instant at which the criteria were frozen and its entry of the journal, how many departments answered, the versions, status and dates of definitions and of the analysis, the worked cases of formulas, which checks of the gate applied, the programs inside the bundle.",
    ),
    "check_list_sizes": ("тизмелердин көлөмү", "длина списков", "length of lists"),
    "check_totals": (
        "топтордун сандары жана жыйынтыгы",
        "численность групп и итоги",
        "counts of groups and totals",
    ),
    "check_percentages": ("пайыздар жана алардын негизи", "проценты и их база", "percentages and their base"),
    "check_bands": ("топтордун чектери", "границы групп", "limits of bands"),
    "check_definitions": ("аныктамалар жана негиздер", "определения и базы", "definitions and bases"),
    "check_copied_definitions": ("көчүрүлгөн аныктамалар", "скопированные определения", "copied definitions"),
    "check_directions": ("багыттардын көрсөткүчтөрү", "показатели направлений", "indicators of directions"),
    "check_levels": ("бирдиктердин деңгээли", "уровень единиц", "levels of units"),
    "check_ambiguous_names": ("эки ача аталыштар", "неоднозначные названия", "ambiguous names"),
    "check_spelling": ("аталыштардын жазылышы", "написание названий", "spelling of names"),
    "check_periods": ("мезгилдер", "периоды", "periods"),
    "check_recomputable": ("кайра эсептөөгө мүмкүндүк", "возможность пересчёта", "what recomputing needs"),
    "check_suppressed": ("жашырылган маалымат", "скрытые данные", "withheld figures"),
    "check_small_numbers": (
        "аз сандар (жашырылганды калганынан эсептеп чыгарууга болобу)",
        "малые числа (можно ли вычислить скрытое по остальному)",
        "small numbers (whether what is withheld can be worked out from the rest)",
    ),
    "check_enough_ranked": ("орун алгандардын саны", "число получивших место", "how many are ranked"),
    "check_score_bands": ("баллдардын топтору", "группы по баллам", "bands of scores"),
    "check_marks": ("белгилер жана булактар", "отметки и источники", "marks and sources"),
    "check_titles": ("аталыштар үч тилде", "названия на трёх языках", "titles in three languages"),
    "local_header": ("баш жазуусу", "заголовок", "header"),
    "directory": ("мазмундар тизмесиндеги сабы", "строка каталога", "directory record"),
    "content": ("мазмуну", "содержимое", "content"),
    "end": ("архивдин соңку жазуусу", "конечная запись архива", "end record"),
    "value": ("Көрсөткүч", "Показатель", "Indicator"),
    "raw": ("Алгачкы маани", "Исходное значение", "Raw value"),
    "treated": ("Иштелген маани", "Обработанное значение", "Treated value"),
    "score": ("Балл", "Балл", "Score"),
    "weight": ("Салмак", "Вес", "Weight"),
    "share": ("Үлүш", "Доля", "Share"),
    "contribution": ("Салым", "Вклад", "Contribution"),
    "imputed": ("Ордун толтуруу белгиси", "Отметка о восполнении", "Imputed mark"),
    "overall": ("Жалпы балл", "Общий балл", "Overall score"),
    "rank": ("Орун", "Место", "Rank"),
    "rank_low": ("Орундун төмөнкү чеги", "Нижняя граница места", "Lowest rank of the interval"),
    "rank_high": ("Орундун жогорку чеги", "Верхняя граница места", "Highest rank of the interval"),
    "band": ("Топ", "Группа", "Band"),
    "effect": ("Өзгөчө эреженин таасири", "Действие особого правила", "Effect of an exception"),
    "adjusted": ("өзгөчө эрежелер менен", "с особыми правилами", "with exceptions"),
    "unadjusted": ("өзгөчө эрежелерсиз", "без особых правил", "without exceptions"),
    "nothing": ("жок", "нет", "none"),
    "drawn_anew": (
        "Рейтингдин тартиби канчалык анык экенин талдоо да толугу менен кайра жүргүзүлдү: {draws} сынама эсептөө, баштапкы сөз – «{seed}».",
        "Заново и полностью проведён и анализ того, насколько достоверен порядок: испытаний – {draws}, начальное слово – «{seed}».",
        "The analysis of how sure the order is was carried out anew as well, in full: {draws} draws with the seed “{seed}”.",
    ),
    "not_analysed": (
        "Бул басылмада рейтингдин тартиби канчалык анык экени талданган эмес: орундардын аралыктары жана ыктымалдыктары кайра эсептелген жок.",
        "Анализа того, насколько достоверен порядок, в этом выпуске нет: интервалы мест и вероятности не пересчитаны.",
        "This edition states no analysis of how sure the order is: no chances of places and no intervals of draws were repeated.",
    ),
    "misshapen": (
        "анда форматта айтылгандай түзүлбөгөн нерсе бар",
        "что-то в нём устроено не так, как говорит формат",
        "something in it is not built as the format says",
    ),
    "same": (
        "Дал келет: {title} ({code}). {figures} сан кайра эсептелди, баары дал келди. Кол тамганын ачкычы: {key}.",
        "Совпадает: {title} ({code}). Пересчитано величин: {figures}, все совпали. Ключ подписи: {key}.",
        "The same: {title} ({code}). {figures} figures were recomputed and all agree. Signing key: {key}.",
    ),
    "differs": (
        "Айырма бар: {title} ({code}). Табылганы: {count}.",
        "Есть расхождения: {title} ({code}). Найдено: {count}.",
        "Something differs: {title} ({code}). Findings: {count}.",
    ),
    "unreadable": (
        "Басылманын топтому катары окулбайт.",
        "Не читается как пакет выпуска.",
        "This cannot be read as a bundle.",
    ),
    "demonstration_key": (
        "Көңүл буруңуз: демонстрациялык ачкыч менен кол коюлган, ал эч кимдин атынан берилбейт.",
        "Внимание: подписано демонстрационным ключом, который ничьей подписью не является.",
        "Note: signed with the demonstration key, which speaks for nobody.",
    ),
    "illustrative": (
        "Көңүл буруңуз: басылмада үлгү маалымат бар.",
        "Внимание: в выпуске есть иллюстративные данные.",
        "Note: the edition holds illustrative data.",
    ),
    "key_not_pinned": (
        "Бул топтомдун өзүнө өзү карама-каршы эместигин гана көрсөтөт, аны ким түзгөнүн эмес. Ачкычтын белгисин министрликтин ачкычтар реестринен (анын сайтында: /keys/) алып, --key аркылуу көрсөтүңүз.",
        "Это показывает лишь, что пакет не противоречит себе, но не кто его сделал. Возьмите обозначение ключа из реестра ключей министерства (на его сайте: /keys/) и укажите его через --key.",
        "This shows that the bundle agrees with itself, not who made it. Take the key's identifier from the ministry's register of keys (on its site: /keys/) and give it with --key.",
    ),
    "came_inside": (
        "Бул текшерүү программасы топтомдун ичинде келген: башка бирөөнүн топтомунда ал каалаганын айта алат. Ким түзгөнүн билүү үчүн программаны Bilim репозиторийинен алыңыз: ./bilim verify.",
        "Эта программа проверки пришла внутри пакета: в чужом пакете она может сказать что угодно. Чтобы узнать, кто его сделал, возьмите программу из репозитория Bilim: ./bilim verify.",
        "This verifier came inside the bundle: in a stranger's bundle it may say anything. To learn who made it, take the verifier from Bilim's repository: ./bilim verify.",
    ),
    "and_more": ("… жана дагы {count}.", "… и ещё {count}.", "… and {count} more."),
    **GOVERNED,
}
