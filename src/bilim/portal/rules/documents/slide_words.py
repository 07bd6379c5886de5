"""Titles and labels of the presentation."""

from bilim.portal.rules.telling.grammar import Sentence

BRIEFLY = Sentence(ky="Кыскача", ru="Коротко", en="In brief")
FIRST = Sentence(ky="Алгачкы орундар", ru="Первые места", en="The first places")
LAST = Sentence(ky="Акыркы орундар", ru="Последние места", en="The last places")
GROUPS = Sentence(
    ky="Топтордогу бөлүмдөрдүн саны", ru="Сколько отделов в группах", en="Departments in each group"
)
MIDDLES = Sentence(
    ky="Ортоңку бөлүмдүн баллы багыттар боюнча",
    ru="Балл среднего отдела по направлениям",
    en="Score of the middle department by direction",
)
MOVES = Sentence(
    ky="{period:ablative} бери эмне өзгөрдү",
    ru="Что изменилось: предыдущий выпуск – {period}",
    en="What changed since {period}",
)
THEN = Sentence(ky="Мурда", ru="Прежде", en="Then")
NOW = Sentence(ky="Азыр", ru="Теперь", en="Now")
CHANGE = Sentence(ky="Өзгөрүүсү", ru="Изменение", en="Change")
INTERVALS = Sentence(
    ky="Алгачкы орундар канчалык анык",
    ru="Насколько достоверны первые места",
    en="How sure the first places are",
)
ALL = Sentence(ky="Бардык орундар", ru="Все места", en="All places")
NUMBER = Sentence(ky="Бөлүмдөрдүн саны", ru="Число отделов", en="Number of departments")
CHECKED = Sentence(
    ky="Эмне жетишпейт жана эмне текшерилди",
    ru="Чего не хватает и что проверено",
    en="What is missing and what was checked",
)
CHART_ALT = Sentence(
    ky="{title}. Сандар диаграмманын таблицасында.",
    ru="{title}. Числа – в таблице диаграммы.",
    en="{title}. The table of the chart has the figures.",
)
