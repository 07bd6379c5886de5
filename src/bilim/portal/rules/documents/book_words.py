"""What stands in the heads of workbooks."""

from bilim.portal.rules.telling.grammar import Sentence

CONTRIBUTIONS = Sentence(
    ky="{name}: балл эмнеден куралат",
    ru="{name}: из чего складывается балл",
    en="{name}: what the score is made of",
)
SCORES = Sentence(
    ky="Бардык бөлүмдөрдүн баллдары формула менен",
    ru="Баллы всех отделов с формулами",
    en="Scores of all departments with formulas",
)
HOW_OF_UNIT = Sentence(
    ky="Сары уячаларды (салмактарды жана көрсөткүчтөрдүн баллдарын) өзгөртсөңүз, калганы өзү кайра "
    "эсептелет. Жарыяланган "
    "сандар «жарыяланган» деген мамычада турат жана өзгөрбөйт. Бош калтырылган уяча нөл эмес: ал керек жерде "
    "∅ турат.",
    ru="Измените жёлтые ячейки (веса и баллы показателей) – остальное пересчитается само. Опубликованные "
    "числа стоят в "
    "столбце «опубликовано» и не меняются. Опустошённая ячейка – не ноль: где она нужна, стоит ∅.",
    en="Change the yellow cells (weights and scores of indicators) and the rest computes itself anew. "
    "The published "
    "figures stand in the column “published” and do not change. An emptied cell is not zero: what needs it "
    "shows ∅.",
)
HOW_OF_EDITION = Sentence(
    ky="Сары саптагы салмактарды өзгөртсөңүз, бардык баллдар жана орундар өзү кайра эсептелет. Маалыматы "
    "жок көрсөткүчтүн "
    "салмагы башкаларга өтөт. Бош калтырылган уяча нөл эмес: ал керек жерде ∅ турат.",
    ru="Измените веса в жёлтой строке – все баллы и места пересчитаются сами. Вес показателя без данных "
    "переходит к "
    "остальным. Опустошённая ячейка – не ноль: где она нужна, стоит ∅.",
    en="Change the weights in the yellow row and all scores and places compute themselves anew. The "
    "weight of an "
    "indicator without data goes to the others. An emptied cell is not zero: what needs it shows ∅.",
)
PART = Sentence(ky="Бөлүгү", ru="Часть", en="Part")
CODE = Sentence(ky="Коду", ru="Код", en="Code")
VALUE = Sentence(ky="Мааниси", ru="Значение", en="Value")
MEASURE = Sentence(ky="Өлчөө бирдиги", ru="Единица измерения", en="Unit of measure")
WEIGHT = Sentence(ky="Салмагы", ru="Вес", en="Weight")
SCORE = Sentence(ky="Балл", ru="Балл", en="Score")
SHARE = Sentence(ky="Багыттагы үлүшү", ru="Доля в направлении", en="Share in its direction")
WHOLE_SHARE = Sentence(ky="Жалпы үлүшү", ru="Доля в целом", en="Share in the whole")
CONTRIBUTION = Sentence(ky="Салымы", ru="Вклад", en="Contribution")
PUBLISHED = Sentence(ky="Жарыяланган балл", ru="Балл: опубликовано", en="Score: published")
PUBLISHED_CONTRIBUTION = Sentence(
    ky="Жарыяланган салым", ru="Вклад: опубликовано", en="Contribution: published"
)
PUBLISHED_PLACE = Sentence(ky="Жарыяланган орун", ru="Место: опубликовано", en="Place: published")
PUBLISHED_LOW = Sentence(
    ky="Жарыяланган аралыктын башы", ru="Интервал места: от", en="Interval of the place: from"
)
PUBLISHED_HIGH = Sentence(
    ky="Жарыяланган аралыктын аягы", ru="Интервал места: до", en="Interval of the place: to"
)
DIFFERENCE = Sentence(ky="Айырмасы", ru="Разность", en="Difference")
NOTE = Sentence(ky="Эскертүү", ru="Примечание", en="Note")
PLACE = Sentence(ky="Орун", ru="Место", en="Place")
DEPARTMENT = Sentence(ky="Бөлүм", ru="Отдел", en="Department")
IMPUTED = Sentence(
    ky="жок маалыматтын ордун топтун медианасы толтурат",
    ru="отсутствующее восполнено медианой группы",
    en="missing; the median of the group stands for it",
)
SUM = Sentence(ky="Салымдардын суммасы", ru="Сумма вкладов", en="Sum of the contributions")
ARITHMETIC = Sentence(ky="арифметикалык орточо", ru="среднее арифметическое", en="arithmetic mean")
GEOMETRIC = Sentence(ky="геометриялык орточо", ru="среднее геометрическое", en="geometric mean")
HARMONIC = Sentence(ky="гармоникалык орточо", ru="среднее гармоническое", en="harmonic mean")
MEANS = {"arithmetic": ARITHMETIC, "geometric": GEOMETRIC, "harmonic": HARMONIC}
