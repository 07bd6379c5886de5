"""The sentences one department is told in. No figure or name stands in them: both come from its numbers."""

from bilim.portal.rules.telling.grammar import Sentence

PLACE = Sentence(
    ky="{name} {count} бөлүмдүн ичинен {place}-орунда{interval}: {most} баллдан {score} балл.",
    ru="{name} – {place}-е место из {count}{interval}: {score} балла из {most}.",
    en="{name} stands in place {place} of {count}{interval} with {score} points of {most}.",
)
BAND = Sentence(ky="Тобу – «{band}».", ru="Группа – «{band}».", en="Its group is “{band}”.")
NO_PLACE = Sentence(
    ky="{name} бул басылмада орун алган жок: {reason}.",
    ru="{name} в этом выпуске не имеет места: {reason}.",
    en="{name} has no place in this edition: {reason}.",
)
NOT_RANKED = Sentence(
    ky="{name} бул басылмада көрсөтүлөт, бирок рейтингге кирбейт.",
    ru="{name} в этом выпуске показан, но в рейтинге не участвует.",
    en="{name} is shown in this edition, not ranked.",
)
BETWEEN = Sentence(
    ky="Талдоодогу сынама эсептөөлөрдүн {level}ында анын орду {low}-орун менен {high}-орундун ортосунда.",
    ru="В {level} испытаний анализа место лежит между {low} и {high}.",
    en="In {level} of the draws of the analysis the place lies between {low} and {high}.",
)
ALWAYS = Sentence(
    ky="Талдоодогу сынама эсептөөлөрдүн {level}ында анын орду бирдей: {low}-орун.",
    ru="В {level} испытаний анализа место одно и то же: {low}.",
    en="In {level} of the draws of the analysis the place is the same: {low}.",
)
BY_WEIGHTS = Sentence(
    ky="Салмактар бир аз өзгөргөндө анын орду {low}-орун менен {high}-орундун ортосунда.",
    ru="При небольшом изменении весов место лежит между {low} и {high}.",
    en="When the weights change a little the place lies between {low} and {high}.",
)
INDISTINCT_FROM_ONE = Sentence(
    ky="Ал бир гана бөлүмдөн айырмаланбайт: {names}.",
    ru="Отдел неразличим лишь с одним отделом: {names}.",
    en="It cannot be told apart from one department alone: {names}.",
)
INDISTINCT = Sentence(
    ky="Ал төмөнкү {count} бөлүмдөн айырмаланбайт: {names}.",
    ru="Отдел неразличим со {count:следующим|следующими|следующими} {count} "
    "{count:отделом|отделами|отделами}: {names}.",
    en="It cannot be told apart from the following {count} {count:department|departments}: {names}.",
)
INDISTINCT_FROM_MANY = Sentence(
    ky="Ал {count} бөлүмдөн айырмаланбайт; алардын аталыштары бөлүмдүн «Билим» сайтындагы барагында.",
    ru="Отдел неразличим с {count} {count:отделом|отделами|отделами}; они названы на его странице "
    "на сайте «Билим».",
    en="It cannot be told apart from {count} departments; the department’s page on the Bilim site names "
    "them.",
)
ROSE = Sentence(
    ky="{period:genitive} басылмасында ({code}) {then}-орунда эле{interval}: {count} орунга жогорулады.",
    ru="В выпуске {code} ({period}) – {then}-е место{interval}: подъём на {count} {count:место|места|мест}.",
    en="In the edition {code} ({period}) its place was {then}{interval}: it has risen by {count} "
    "{count:place|places}.",
)
FELL = Sentence(
    ky="{period:genitive} басылмасында ({code}) {then}-орунда эле{interval}: {count} орунга төмөндөдү.",
    ru="В выпуске {code} ({period}) – {then}-е место{interval}: снижение на {count} "
    "{count:место|места|мест}.",
    en="In the edition {code} ({period}) its place was {then}{interval}: it has fallen by {count} "
    "{count:place|places}.",
)
KEPT = Sentence(
    ky="{period:genitive} басылмасында ({code}) да ушул эле орунда болгон{interval}.",
    ru="В выпуске {code} ({period}) место было тем же{interval}.",
    en="In the edition {code} ({period}) its place was the same{interval}.",
)
ON_OTHER_GROUND = Sentence(
    ky="Бөлүмдүн чек арасы ушинтип өзгөргөндүктөн, анын орду мурунку басылма менен салыштырылбайт; баллынын "
    "өзгөрүүсү, эсептөө мүмкүн болгон жерде, бөлүмдүн барагында себептери боюнча бөлүнүп берилген.",
    ru="Границы отдела изменились таким образом, поэтому его место с предыдущим выпуском не сравнивается; "
    "изменение его балла, где это можно рассчитать, разложено по причинам на странице отдела.",
    en="The boundaries of the department changed in this way, so its place is not compared with the edition "
    "before; the change of its score is split by cause on the department’s page, wherever that can be "
    "computed.",
)
OVERLAPS = Sentence(
    ky="Орундардын эки аралыгы кайчылашат, ошондуктан орундун өзгөрүүсү өзүнөн өзү көп нерсени билдирбейт.",
    ru="Два интервала мест пересекаются, поэтому сама по себе смена места говорит мало.",
    en="The two intervals of places overlap, so the change of place alone says little.",
)
SCORE_MOVED = Sentence(
    ky="Жалпы баллдын өзгөрүүсү: {moved}. Эң көп өзгөрткөндөр: {names}.",
    ru="Изменение общего балла: {moved}. Сильнее всего его изменили: {names}.",
    en="Change of the overall score: {moved}. What moved it most: {names}.",
)
SCORE_CHANGED = Sentence(
    ky="Жалпы баллдын өзгөрүүсү: {moved}.",
    ru="Изменение общего балла: {moved}.",
    en="Change of the overall score: {moved}.",
)
PRESENCE = Sentence(
    ky="Эки басылманын биринде гана турган сандардан улам өзгөргөнү: {moved}.",
    ru="Из-за чисел, которые есть только в одном из двух выпусков, он изменился на {moved}.",
    en="Figures that stand in only one of the two editions moved it by {moved}.",
)
SCORE_STILL = Sentence(
    ky="Жалпы балл өзгөргөн жок.",
    ru="Общий балл не изменился.",
    en="The overall score has not changed.",
)
STRONGEST = Sentence(
    ky="Ортоңку бөлүмдөн эң көп жогору турган багыты – «{direction}»: {score} балл, ортоңку бөлүмдө "
    "{middle}.",
    ru="Сильнее всего направление «{direction}»: {score} балла, у среднего отдела {middle}.",
    en="Its strongest direction is “{direction}”: {score} points, the middle department has {middle}.",
)
WEAKEST = Sentence(
    ky="Эң алсыз багыты – «{direction}»: {score} балл, ортоңку бөлүмдө {middle}.",
    ru="Слабее всего направление «{direction}»: {score} балла, у среднего отдела {middle}.",
    en="Its weakest direction is “{direction}”: {score} points, the middle department has {middle}.",
)
GAINS = Sentence(
    ky="Бир гана көрсөткүч ортоңку бөлүмдүн деңгээлине жетсе, жалпы балл төмөнкүчө өсмөк: {names}.",
    ru="Если бы один показатель достиг уровня среднего отдела, общий балл вырос бы так: {names}.",
    en="If one indicator reached the level of the middle department, the overall score would gain: {names}.",
)
MISSING = Sentence(
    ky="{count} көрсөткүчтүн мааниси жок: {names}.",
    ru="Значения нет у {count} {count:показателя|показателей|показателей}: {names}.",
    en="{count} {count:indicator has|indicators have} no value: {names}.",
)
COMPLETE = Sentence(
    ky="Усул талап кылган ар бир маани бар.",
    ru="Есть все значения, которых требует методика.",
    en="Every value the method asks for is there.",
)
ILLUSTRATIVE = Sentence(
    ky="{count} көрсөткүч үлгү маалыматка таянат: алар чыныгы бөлүмдү мүнөздөбөйт.",
    ru="Показателей, основанных на иллюстративных данных: {count}; они ничего не говорят о настоящем отделе.",
    en="{count} {count:indicator rests|indicators rest} on illustrative data and {count:says|say} "
    "nothing about the real "
    "department.",
)
EXCEPTION = Sentence(
    ky="Өзгөчө эреже – «{title}»: аны менен {place_with} ({score_with} балл), ансыз {place_without} "
    "({score_without} балл).",
    ru="Особое правило «{title}»: с ним – {place_with} ({score_with} балла), без него – {place_without} "
    "({score_without} балла).",
    en="Declared exception “{title}”: with it {place_with} ({score_with} points), without it {place_without} "
    "({score_without} points).",
)
A_PLACE = Sentence(ky="{place}-орун{interval}", ru="место {place}{interval}", en="place {place}{interval}")
NO_INTERVAL = Sentence(
    ky=" (аралыгы эсептелген эмес)", ru=" (интервал не рассчитан)", en=" (no interval computed)"
)
WITHOUT_PLACE = Sentence(ky="орун жок", ru="нет места", en="no place")
