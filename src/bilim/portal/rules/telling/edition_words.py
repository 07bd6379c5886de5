"""The sentences an edition is told in. No figure and no name stands in them: both come from its numbers."""

from bilim.portal.rules.telling.grammar import Sentence

COMPARED = Sentence(
    ky="{period} боюнча {count} билим берүү бөлүмү салыштырылды.",
    ru="Период – {period}: {count:сравнивается|сравниваются|сравниваются} {count} "
    "{count:отдел|отдела|отделов} образования.",
    en="{count} education {count:department is|departments are} compared for {period}.",
)
FIRST = Sentence(
    ky="Биринчи орунда – {names}: {most} баллдан {score} балл.",
    ru="На первом месте – {names}: {score} балла из {most}.",
    en="{names} {names:stands|stand} first with {score} points of {most}.",
)
NOBODY = Sentence(
    ky="Бул басылмада бир да бөлүмгө орун берилген жок.",
    ru="В этом выпуске ни один отдел не получил места.",
    en="No department has a place in this edition.",
)
LAST = Sentence(
    ky="Акыркы орундар (аталыштан кийин – орду, кашаада – орундун аралыгы, андан соң балл): {names}.",
    ru="Последние места (после названия – место, в скобках – его интервал, затем балл): {names}.",
    en="The last places (after the name its place, the interval of the place in brackets, and the score): "
    "{names}.",
)
BEST = Sentence(
    ky="Алгачкы орундар (аталыштан кийин – орду, кашаада – орундун аралыгы, андан соң балл): {names}.",
    ru="Первые места (после названия – место, в скобках – его интервал, затем балл): {names}.",
    en="The first places (after the name its place, the interval of the place in brackets, and the score): "
    "{names}.",
)
BAND = Sentence(
    ky="«{band}» тобуна төмөнкү {count} бөлүм кирет: {names}.",
    ru="В группу «{band}» {count:входит следующий|входят следующие|входят следующие} {count} "
    "{count:отдел|отдела|отделов}: {names}.",
    en="The following {count} {count:department is|departments are} in the group “{band}”: {names}.",
)
BAND_OF_ONE = Sentence(
    ky="«{band}» тобуна бир гана бөлүм кирет: {names}.",
    ru="В группу «{band}» входит один отдел: {names}.",
    en="One department is in the group “{band}”: {names}.",
)
NO_BAND = Sentence(
    ky="«{band}» тобуна бир да бөлүм кирбейт.",
    ru="В группу «{band}» не входит ни один отдел.",
    en="No department is in the group “{band}”.",
)
DIRECTION = Sentence(
    ky="«{direction}» багыты: ортоңку бөлүмдүн баллы – {middle}, эң жогорку балл – {score} ({names}).",
    ru="Направление «{direction}»: у среднего отдела {middle} балла, наибольший балл – {score} ({names}).",
    en="Direction “{direction}”: the middle department has {middle} points; the highest score is {score} "
    "({names}).",
)
DIRECTION_OF_MANY = Sentence(
    ky="«{direction}» багыты: ортоңку бөлүмдүн баллы – {middle}, эң жогорку баллды ({score}) {count} "
    "бөлүм алган.",
    ru="Направление «{direction}»: у среднего отдела {middle} балла, наибольший балл – {score}, он у {count} "
    "{count:отдела|отделов|отделов}.",
    en="Direction “{direction}”: the middle department has {middle} points; {count} "
    "{count:department has|departments have} the highest score, {score}.",
)
ENDS_OF_DIRECTIONS = Sentence(
    ky="Ортоңку бөлүм эң көп баллды «{strong}» багытында, эң аз баллды «{weak}» багытында алган.",
    ru="У среднего отдела больше всего баллов в направлении «{strong}», меньше всего – в направлении "
    "«{weak}».",
    en="The middle department scores highest in “{strong}” and lowest in “{weak}”.",
)
MOVED = Sentence(
    ky="{period:genitive} басылмасына ({code}) салыштырмалуу {rose} бөлүм жогорулады, {fell} бөлүм "
    "төмөндөдү, {kept} бөлүм "
    "ордунда калды.",
    ru="По сравнению с выпуском {code} ({period}) {rose} {rose:отдел поднялся|отдела поднялись|отделов "
    "поднялись}, {fell} {fell:опустился|опустились|опустились}, {kept} "
    "{kept:остался|остались|остались} на прежнем месте.",
    en="Since the edition {code} ({period}), {rose} {rose:department has|departments have} risen, {fell} "
    "{fell:has|have} fallen and {kept} {kept:has|have} kept {kept:its|their} place.",
)
FIRMLY_RISEN = Sentence(
    ky="Жогорулагандардын ичинен {count} бөлүмдүн эки басылмадагы орун аралыктары кайчылашпайт: {names}.",
    ru="Из поднявшихся интервалы мест двух выпусков не пересекаются у {count} "
    "{count:отдела|отделов|отделов}: {names}.",
    en="Of those that rose, the intervals of places in the two editions do not overlap for {count} "
    "{count:department|departments}: {names}.",
)
FIRMLY_FALLEN = Sentence(
    ky="Төмөндөгөндөрдүн ичинен {count} бөлүмдүн эки басылмадагы орун аралыктары кайчылашпайт: {names}.",
    ru="Из опустившихся интервалы мест двух выпусков не пересекаются у {count} "
    "{count:отдела|отделов|отделов}: "
    "{names}.",
    en="Of those that fell, the intervals of places in the two editions do not overlap for {count} "
    "{count:department|departments}: {names}.",
)
NOTHING_FIRM = Sentence(
    ky="Бир да бөлүмдүн эки басылмадагы орун аралыктары бири-биринен толук ажырабайт, ошондуктан "
    "орундардын өзгөрүүсү өзүнөн өзү көп нерсени билдирбейт.",
    ru="Ни у одного отдела интервалы мест двух выпусков не расходятся полностью, поэтому сами по себе "
    "перемены мест "
    "говорят мало.",
    en="For no department do the intervals of places in the two editions lie apart, so changes of place "
    "alone say "
    "little.",
)
GREATEST_RISE = Sentence(
    ky="Эң чоң жогорулоо – {count} орун: {names}.",
    ru="Наибольший подъём – на {count} {count:место|места|мест}: {names}.",
    en="The greatest rise is by {count} {count:place|places}: {names}.",
)
GREATEST_FALL = Sentence(
    ky="Эң чоң төмөндөө – {count} орун: {names}.",
    ru="Наибольшее снижение – на {count} {count:место|места|мест}: {names}.",
    en="The greatest fall is by {count} {count:place|places}: {names}.",
)
MIDDLE_THEN_AND_NOW = Sentence(
    ky="Ортоңку бөлүмдүн жалпы баллы: мурда – {then}, азыр – {now}.",
    ru="Общий балл среднего отдела: прежде – {then}, теперь – {now}.",
    en="The overall score of the middle department: {then} then, {now} now.",
)
MERGED = Sentence(
    ky="Бириктирүү ({day}): {unit} → {to}.",
    ru="Объединение ({day}): {unit} → {to}.",
    en="Merged ({day}): {unit} → {to}.",
)
SPLIT = Sentence(
    ky="Бөлүп чыгаруу ({day}): {unit} → {to}.",
    ru="Выделение ({day}): {unit} → {to}.",
    en="Split off ({day}): {unit} → {to}.",
)
ON_OTHER_GROUND = Sentence(
    ky="Чек аралары ушинтип өзгөргөн бөлүмдөрдүн орундары жогоруда мурунку басылма менен салыштырылган эмес: "
    "{names}.",
    ru="Места отделов, границы которых изменились таким образом, выше с предыдущим выпуском не сравниваются: "
    "{names}.",
    en="The places of departments whose boundaries changed in this way are not compared above with the "
    "edition before: {names}.",
)
OTHER_METHOD = Sentence(
    ky="{period:genitive} басылмасы ({code}) башка усул менен түзүлгөн, ошондуктан орундар салыштырылбайт.",
    ru="Выпуск {code} ({period}) составлен по другой методике, поэтому места не сравниваются.",
    en="The edition {code} ({period}) follows another method, so places are not compared.",
)
SCORES_BY_CAUSE = Sentence(
    ky="Ар бир бөлүмдүн баллынын өзгөрүүсү, эсептөө мүмкүн болгон жерде, анын барагында себептери боюнча "
    "бөлүнүп берилген: маалымат, усул, чек аралар.",
    ru="Изменение балла каждого отдела на его странице разложено по причинам: данные, методика, границы – "
    "везде, где это можно рассчитать.",
    en="The change of each department’s score is split on its page by cause: data, method, boundaries, "
    "wherever that can be computed.",
)
DRAWS = Sentence(
    ky="Рейтинг башка тандоолор менен дагы {draws} жолу эсептелди; орундун аралыгы ушул сынама эсептөөлөрдүн "
    "{level}ын камтыйт.",
    ru="Рейтинг рассчитан ещё {draws} {draws:раз|раза|раз} с другими решениями методики; интервал места "
    "охватывает "
    "{level} этих испытаний.",
    en="The rating was computed {draws} {draws:time|times} more with other choices of the method; the "
    "interval of a "
    "place holds {level} of these draws.",
)
TOLD = Sentence(
    ky="Бөлүмдөрдүн бардык жуптарынын {share}ында кимиси жогору экенин айтууга болот.",
    ru="Порядок различим в {share} всех пар отделов.",
    en="Of all pairs of departments the order can be told in {share}.",
)
SURELY_FIRST = Sentence(
    ky="Сынама эсептөөлөрдүн кеминде {level}ында алгачкы {among} орундун ичинде төмөнкү {count} бөлүм "
    "болду: {names}.",
    ru="Не менее чем в {level} испытаний среди первых {among} {count:оказался следующий|оказались следующие|"
    "оказались следующие} {count} {count:отдел|отдела|отделов}: {names}.",
    en="In at least {level} of the draws the following {count} {count:department is|departments are} "
    "among the first "
    "{among}: {names}.",
)
SURELY_LAST = Sentence(
    ky="Сынама эсептөөлөрдүн кеминде {level}ында акыркы {among} орундун ичинде төмөнкү {count} бөлүм "
    "болду: {names}.",
    ru="Не менее чем в {level} испытаний среди последних {among} {count:оказался следующий|оказались "
    "следующие|"
    "оказались следующие} {count} {count:отдел|отдела|отделов}: {names}.",
    en="In at least {level} of the draws the following {count} {count:department is|departments are} "
    "among the last "
    "{among}: {names}.",
)
SURELY_FIRST_ALONE = Sentence(
    ky="Сынама эсептөөлөрдүн кеминде {level}ында алгачкы {among} орундун ичинде бир гана бөлүм "
    "болду: {names}.",
    ru="Не менее чем в {level} испытаний среди первых {among} оказался один отдел: {names}.",
    en="In at least {level} of the draws one department is among the first {among}: {names}.",
)
SURELY_LAST_ALONE = Sentence(
    ky="Сынама эсептөөлөрдүн кеминде {level}ында акыркы {among} орундун ичинде бир гана бөлүм "
    "болду: {names}.",
    ru="Не менее чем в {level} испытаний среди последних {among} оказался один отдел: {names}.",
    en="In at least {level} of the draws one department is among the last {among}: {names}.",
)
ALIKE = Sentence(
    ky="Төмөнкү {count} бөлүм ({first}-орундан {last}-орунга чейин) бири-биринен айырмаланбайт: {names}.",
    ru="{count:Следующий|Следующие|Следующие} {count} {count:отдел|отдела|отделов}, с {first}-го места "
    "по {last}-е, "
    "{count:неразличим|неразличимы|неразличимы}: {names}.",
    en="The following {count} departments, from place {first} to place {last}, cannot be told apart: "
    "{names}.",
)
MISSING = Sentence(
    ky="Усул талап кылган {values} маанинин ичинен {missing} маани жок; жок маалымат эч качан нөл деп "
    "эсептелбейт.",
    ru="Из {values} {values:значения|значений|значений}, нужных методике, числа нет у {missing}; "
    "отсутствие никогда не "
    "считается нулём.",
    en="Of {values} {values:value|values} the method asks for, {missing} {missing:has|have} no number; "
    "missing is never "
    "counted as zero.",
)
WITHOUT_SCORE = Sentence(
    ky="{count} бөлүмгө балл берилген жок: {names}.",
    ru="Без балла {count:остался|остались|остались} {count} {count:отдел|отдела|отделов}: {names}.",
    en="{count} {count:department has|departments have} no score: {names}.",
)
# What is said in place of «the following», where what follows is one.
OF_ONE = {
    BAND: BAND_OF_ONE,
    SURELY_FIRST: SURELY_FIRST_ALONE,
    SURELY_LAST: SURELY_LAST_ALONE,
}
ILLUSTRATIVE = Sentence(
    ky="{count} маани үлгү маалыматка таянат: алар эч бир чыныгы бөлүмдү мүнөздөбөйт.",
    ru="Значений, основанных на иллюстративных данных: {count}; они ничего не говорят о настоящих отделах.",
    en="{count} {count:value rests|values rest} on illustrative data and {count:says|say} nothing about "
    "any real "
    "department.",
)
EXCEPTION = Sentence(
    ky="Өзгөчө эреже – «{title}»: балл {scores} бөлүмдө, орун {places} бөлүмдө өзгөрөт.",
    ru="Особое правило «{title}»: балл меняется у {scores} {scores:отдела|отделов|отделов}, место – у "
    "{places}.",
    en="Declared exception “{title}”: the score changes for {scores} {scores:department|departments}, "
    "the place for "
    "{places}.",
)
NO_EXCEPTION = Sentence(
    ky="Жарыяланган бир да өзгөчө эреже бул басылманын баллдарын өзгөртпөйт.",
    ru="Ни одно объявленное особое правило не меняет баллов этого выпуска.",
    en="No declared exception changes a score of this edition.",
)
GATE = Sentence(
    ky="Жарыялоо алдындагы текшерүүлөрдүн саны – {checks}, ийгиликтүү өткөнү – {passed}; жарыялоого "
    "тоскоол болбогон "
    "эскертүүлөр – {findings}.",
    ru="Проверка перед публикацией: пройдено {passed} из {checks}; замечаний, не препятствующих "
    "публикации, – "
    "{findings}.",
    en="The gate before publication: {passed} of {checks} {checks:check|checks} passed; findings that do "
    "not block "
    "publication: {findings}.",
)
CORRECTED = Sentence(
    ky="Бул басылма {code} басылмасын оңдойт: {count} баштапкы сан өзгөрдү. Себеби: {reason}",
    ru="Этот выпуск исправляет выпуск {code}: изменилось исходных чисел – {count}. Причина: {reason}",
    en="This edition corrects {code}: {count} {count:record|records} changed. Reason: {reason}",
)
