"""What can be wrong with a definition of peers."""

from bilim_engine.problems import catalogued

NOT_PEERS = catalogued(
    "peers.P001",
    ky="Бул файлда окшош бөлүмдөрдү тандоо эрежеси жок.",
    ru="В этом файле нет правила подбора похожих отделов.",
    en="This file does not say who is alike.",
    hint_ky="Анда code, methodology, count жана characteristics ачкычтары болушу керек.",
    hint_ru="В нём должны быть ключи code, methodology, count и characteristics.",
    hint_en="It needs the keys code, methodology, count and characteristics.",
)
TWICE = catalogued(
    "peers.P002",
    ky="«{code}» мүнөздөмөсү эки жолу берилген.",
    ru="Признак «{code}» дан дважды.",
    en="The characteristic “{code}” is given twice.",
    hint_ky="Бирин калтырыңыз же кодун өзгөртүңүз.",
    hint_ru="Оставьте один или измените код.",
    hint_en="Leave one of them, or change its code.",
)
NOT_BROKEN_DOWN = catalogued(
    "peers.P003",
    ky="«{item}» баштапкы саны «{breakdown}» боюнча бөлүнбөйт.",
    ru="Исходный показатель «{item}» не разбивается по «{breakdown}».",
    en="The item “{item}” is not broken down by “{breakdown}”.",
    hint_ky="Анын бөлүнүштөрү: {known}.",
    hint_ru="Его разбивки: {known}.",
    hint_en="It is broken down by: {known}.",
)
NO_CATEGORY = catalogued(
    "peers.P004",
    ky="«{breakdown}» бөлүнүшүндө «{category}» деген категория жок.",
    ru="В разбивке «{breakdown}» нет категории «{category}».",
    en="The breakdown “{breakdown}” has no category “{category}”.",
    hint_ky="Категориялары: {known}.",
    hint_ru="Её категории: {known}.",
    hint_en="Its categories: {known}.",
)
NOT_ADDED = catalogued(
    "peers.P005",
    ky="«{item}» баштапкы санын катышта же үлүштө колдонууга болбойт: анын бөлүктөрү кошулбайт.",
    ru="Исходный показатель «{item}» не годится для отношения или доли: его части не складываются.",
    en="The item “{item}” can stand in no ratio and no share: its parts do not add up.",
    hint_ky="Саналып чыга турган баштапкы санды алыңыз же муну өзүнчө (kind: item) колдонуңуз.",
    hint_ru="Возьмите исходный показатель, который подсчитывается, или этот сам по себе (kind: item).",
    hint_en="Take an item that is counted, or take this one by itself (kind: item).",
)
LOGARITHM_OF_NOTHING = catalogued(
    "peers.P006",
    ky="«{code}»: 0 болушу мүмкүн болгон мүнөздөмөгө же үлүшкө логарифм колдонулбайт.",
    ru="«{code}»: для признака, который бывает нулём, или доли логарифм не берётся.",
    en="“{code}”: no logarithm is taken of a characteristic that may be 0 or of a share.",
    hint_ky="logarithm ачкычын алып салыңыз.",
    hint_ru="Уберите ключ logarithm.",
    hint_en="Remove the key logarithm.",
)
KIND_UNKNOWN = catalogued(
    "peers.P007",
    ky="«{code}»: «{kind}» түрүндөгү бирдик бул рейтингге кирбейт.",
    ru="«{code}»: единицы вида «{kind}» в этот рейтинг не входят.",
    en="“{code}”: this rating has no units of the kind “{kind}”.",
    hint_ky="Рейтингге киргендер: {known}.",
    hint_ru="В рейтинг входят: {known}.",
    hint_en="The rating has: {known}.",
)
