"""What papers say of a corrected edition: what was put right, and what followed from it."""

from bilim.portal.rules.telling.grammar import Sentence

CHAPTER = Sentence(ky="Эмне оңдолду", ru="Что исправлено", en="What was corrected")
WHY = Sentence(
    ky="Бул басылма {code} басылмасын оңдойт. Себеби: {reason}",
    ru="Этот выпуск исправляет выпуск {code}. Причина: {reason}",
    en="This edition corrects {code}. Reason: {reason}",
)
NOTHING = Sentence(
    ky="Басылманын бир да саны өзгөргөн жок.",
    ru="Ни одно число выпуска не изменилось.",
    en="No figure of the edition changed.",
)
OTHER_METHOD = Sentence(
    ky="Бул басылма оңдолгон басылмадан башка усул менен түзүлгөн, ошондуктан орундар салыштырылбайт.",
    ru="Этот выпуск составлен по другой методике, чем исправленный, поэтому места не сравниваются.",
    en="This edition follows another method than the one it corrects, so places are not compared.",
)
SCORES_BESIDE = Sentence(
    ky="Мурдагы жана азыркы баллдар бул басылма эмнени өзгөрткөнүн көрсөтүү үчүн гана катар берилет; "
    "усулдун таасири менен оңдолгон сандардын таасири бул жерде ажыратылган эмес.",
    ru="Прежние и нынешние баллы приведены рядом лишь для того, чтобы показать, что изменил этот выпуск; "
    "влияние методики и влияние исправленных чисел здесь не разделены.",
    en="Scores before and now stand side by side only to show what this revision changed; what the method "
    "did and what mended figures did are not told apart here.",
)
WHAT = Sentence(ky="Эмне өзгөрдү", ru="Что изменилось", en="What changed")
FIGURE = Sentence(ky="Баштапкы сан", ru="Исходное число", en="Figure")
BEFORE = Sentence(ky="Мурда", ru="Прежде", en="Before")
NOW = Sentence(ky="Азыр", ru="Теперь", en="Now")
FACTS = Sentence(
    ky="Оңдолгон баштапкы сандар", ru="Исправленные исходные числа", en="Figures that were mended"
)
PLACES = Sentence(
    ky="Өзгөргөн орундар, аралыктары менен",
    ru="Изменившиеся места, с интервалами",
    en="Places that changed, with their intervals",
)
SCORES = Sentence(
    ky="Өзгөргөн жалпы баллдар", ru="Изменившиеся общие баллы", en="Overall scores that changed"
)
FIRST_OF = Sentence(
    ky="Бардыгы {count}, алгачкы {shown} көрсөтүлдү.",
    ru="Показаны первые {shown} из {count}.",
    en="The first {shown} of {count} are shown.",
)
IN_ALL = Sentence(ky="Бардыгы: {kinds}.", ru="Всего: {kinds}.", en="In all: {kinds}.")
TOTALS = {
    "fact": Sentence(ky="оңдолгон баштапкы сандар", ru="исправленных исходных чисел", en="mended figures"),
    "rank": Sentence(ky="өзгөргөн орундар", ru="изменившихся мест", en="changed places"),
    "score": Sentence(
        ky="өзгөргөн жалпы баллдар", ru="изменившихся общих баллов", en="changed overall scores"
    ),
}
ALSO = Sentence(
    ky="Мындан тышкары өзгөргөндөр: {kinds}.",
    ru="Кроме того, изменилось: {kinds}.",
    en="Changed besides: {kinds}.",
)
WHOLE_LIST = Sentence(
    ky="Өзгөрүүлөрдүн толук тизмеси: {address}.",
    ru="Полный список изменений: {address}.",
    en="The whole list of changes: {address}.",
)
PLACE_MOVED = Sentence(
    ky="орду {before} → {after}", ru="место {before} → {after}", en="place {before} → {after}"
)
SCORE_MOVED = Sentence(
    ky="жалпы балл {before} → {after}",
    ru="общий балл {before} → {after}",
    en="overall score {before} → {after}",
)
HERE = Sentence(
    ky="Бул басылма {code} басылмасын оңдойт; бул бөлүмдө өзгөргөндөр: {changes}.",
    ru="Этот выпуск исправляет выпуск {code}; у этого отдела изменилось: {changes}.",
    en="This edition corrects {code}; changed in this department: {changes}.",
)
AND_MORE = Sentence(ky="дагы {count} сан", ru="ещё чисел: {count}", en="more figures: {count}")
# What papers count and leave to the page that lists everything.
COUNTED = {
    "fact_new": Sentence(ky="жаңы жазуулар", ru="новые записи", en="new records"),
    "fact_gone": Sentence(
        ky="азыр жок жазуулар", ru="записи, которых больше нет", en="records no longer there"
    ),
    "value": Sentence(ky="көрсөткүчтөрдүн маанилери", ru="значения показателей", en="values of indicators"),
    "score": Sentence(ky="башка баллдар", ru="другие баллы", en="other scores"),
    "rank": Sentence(
        ky="өзгөчө эрежелерсиз орундар", ru="места без особых правил", en="places without exceptions"
    ),
    "interval": Sentence(
        ky="өзгөрбөгөн орундардын аралыктары",
        ru="интервалы неизменившихся мест",
        en="intervals of places that stayed",
    ),
    "band": Sentence(ky="топтор", ru="группы", en="groups"),
    "statement": Sentence(ky="билдирүүлөр", ru="заявления", en="statements"),
    "definition": Sentence(ky="аныктамалар", ru="определения", en="definitions"),
}
