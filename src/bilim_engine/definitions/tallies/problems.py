"""What can be wrong with the definition of a tally."""

from bilim_engine.problems import catalogued

CASES_ABSENT = catalogued(
    "tallies.P002",
    ky="«{tally}» эсептөөсүндө бир да мисал жок.",
    ru="У подсчёта «{tally}» нет ни одного примера.",
    en="The tally “{tally}” has no worked example.",
    hint_ky="Жок дегенде бир мисал жазыңыз (cases).",
    hint_ru="Добавьте хотя бы один пример (cases).",
    hint_en="Add at least one worked example (cases).",
)
NOT_A_TALLY = catalogued(
    "tallies.P004",
    ky="Бул файлда саптарды эсептөө эрежеси жок.",
    ru="В этом файле нет правила подсчёта строк.",
    en="This file does not say how rows are counted.",
    hint_ky="Анда code, source, item, unit, period жана cases ачкычтары болот; бир файлда – бир эсептөө.",
    hint_ru="В нём должны быть ключи code, source, item, unit, period и cases; один подсчёт в файле.",
    hint_en="It needs the keys code, source, item, unit, period and cases; one tally a file.",
)
NOT_BROKEN_DOWN = catalogued(
    "tallies.P010",
    ky="«{item}» баштапкы саны «{breakdown}» боюнча бөлүнбөйт.",
    ru="Исходный показатель «{item}» не разбивается по «{breakdown}».",
    en="The item “{item}” is not broken down by “{breakdown}”.",
    hint_ky="Анын бөлүнүштөрү: {known}. Мамычанын аты бөлүнүштүн аты менен бирдей болот.",
    hint_ru="Его разбивки: {known}. Столбец называется так же, как разбивка.",
    hint_en="It is broken down by: {known}. A column bears the name of its breakdown.",
)
