"""Words of the chapter on whether the composite holds together: those of its page, in three languages."""

from __future__ import annotations

from bilim.portal.rules.telling.grammar import Sentence

CHAPTER = Sentence(
    ky="Салмактар жарыялангандай таасир этеби",
    ru="Действуют ли веса так, как объявлены",
    en="Do weights do what they say",
)
NOTE = Sentence(
    ky="Жарыяланган салмактын жанында көрсөткүчтүн жалпы баллга иш жүзүндөгү таасири: жалпы балл менен "
    "корреляциясы жана жалпы баллдын дисперсиясынын ушул көрсөткүч түшүндүргөн үлүшү боюнча. Экөө тең "
    "бардык көрсөткүчтөрдүн таасиринин үлүшү катары берилди.",
    ru="Объявленный вес и то, как показатель действительно влияет на общий балл: по корреляции с ним и по "
    "доле его дисперсии, которую показатель объясняет. Обе величины – доли от влияния всех показателей "
    "вместе.",
    en="The weight on paper beside what the indicator does to the overall score: by its correlation with "
    "it, and by the share of its variance the indicator accounts for. Both are shares of what all "
    "indicators do together.",
)
WEIGHTS = Sentence(
    ky="Жарыяланган жана иш жүзүндөгү салмактар",
    ru="Объявленные и действительные веса",
    en="Weights on paper and in effect",
)
INDICATOR = Sentence(ky="Көрсөткүч", ru="Показатель", en="Indicator")
ON_PAPER = Sentence(ky="Жарыяланган", ru="Объявлен", en="On paper")
BY_CORRELATION = Sentence(ky="Корреляция боюнча", ru="По корреляции", en="By correlation")
BY_VARIANCE = Sentence(ky="Дисперсия боюнча", ru="По дисперсии", en="By variance")
REPEAT = Sentence(
    ky="Көрсөткүчтөр бири-бирин кайталайбы",
    ru="Повторяют ли показатели друг друга",
    en="Do indicators repeat one another",
)
REDUNDANT = Sentence(
    ky="Дээрлик бир эле нерсени билдирген көрсөткүчтөр (корреляциясынын абсолюттук мааниси {limit} чегинен "
    "жогору):",
    ru="Почти одно и то же говорят (корреляция по модулю выше {limit}):",
    en="Nearly the same is said by (correlation beyond {limit}, up or down):",
)
NOT_REDUNDANT = Sentence(
    ky="Бирин-бири кайталаган көрсөткүчтөр жок: бардык корреляциялардын абсолюттук мааниси {limit} же "
    "андан төмөн.",
    ru="Избыточных показателей нет: по модулю все корреляции не выше {limit}.",
    en="No two indicators say nearly the same: no correlation is beyond {limit}, up or down.",
)
PAIRS = Sentence(ky="Эң жакын жуптар", ru="Самые близкие пары", en="The closest pairs")
TWO = Sentence(ky="Эки көрсөткүч", ru="Два показателя", en="Two indicators")
CORRELATION = Sentence(ky="Корреляция", ru="Корреляция", en="Correlation")
TOGETHER = Sentence(
    ky="Багыттын бөлүктөрү бири-бирине шайкеш келеби",
    ru="Согласуются ли части направления",
    en="Do the parts of a direction go together",
)
ALPHA_NOTE = Sentence(
    ky="Бөлүктөр бир эле нерсени өлчөсө, Кронбахтын альфасы 1ге жакын, ар башка нерселерди өлчөсө – 0гө "
    "жакын же андан төмөн: анда бир бөлүктөгү жакшы балл экинчисиндеги начар баллдын ордун толтурат, ал "
    "эми бөлүктөр өздөрүнүн орточосунан көбүрөөк нерсени билдирет.",
    ru="Альфа Кронбаха близка к 1, когда части измеряют одно, и к 0 или ниже, когда они измеряют разное: "
    "тогда хороший балл в одной части возмещает слабый в другой, и сами части говорят больше, чем их "
    "среднее.",
    en="Cronbach’s alpha is near 1 where the parts measure one thing, and near 0 or below where they "
    "measure different things: then a good score in one part makes up for a weak one in another, and "
    "the parts say more than their mean.",
)
PART = Sentence(ky="Усулдун бөлүгү", ru="Часть методики", en="Part of the method")
ALPHA = Sentence(ky="Кронбахтын альфасы", ru="Альфа Кронбаха", en="Cronbach’s alpha")
