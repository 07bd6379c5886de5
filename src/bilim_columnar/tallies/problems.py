"""What can be wrong with a tally."""

from bilim_engine.problems import catalogued

CASE_FAILED = catalogued(
    "tallies.P001",
    ky="«{name_ky}» мисалы: {place} үчүн {expected} күтүлгөн, {found} чыкты.",
    ru="Пример «{name_ru}»: для {place} ожидалось {expected}, получилось {found}.",
    en="Example “{name_en}”: {expected} was expected for {place}, {found} came out.",
    hint_ky="Эсептин шарттарын же мисалды оңдоңуз.",
    hint_ru="Исправьте условия подсчёта или пример.",
    hint_en="Mend the conditions of the tally or the example.",
)
CASES_ABSENT = catalogued(
    "tallies.P002",
    ky="«{tally}» эсебинде бир да мисал жок.",
    ru="У подсчёта «{tally}» нет ни одного примера.",
    en="The tally “{tally}” has no worked example.",
    hint_ky="Жок дегенде бир мисал жазыңыз (cases).",
    hint_ru="Добавьте хотя бы один пример (cases).",
    hint_en="Add at least one worked example (cases).",
)
COLUMN_ABSENT = catalogued(
    "tallies.P003",
    ky="«{tally}» эсебине керектүү «{column}» мамычасы «{source}» булагында жок.",
    ru="Подсчёту «{tally}» нужен столбец «{column}», но в источнике «{source}» его нет.",
    en="The tally “{tally}” needs the column “{column}”, which the source “{source}” does not have.",
    hint_ky="Мамычаны кошуңуз же аныктаманы оңдоңуз.{near}",
    hint_ru="Добавьте столбец или исправьте определение.{near}",
    hint_en="Add the column or mend the definition.{near}",
)
DEFINED_TWICE = catalogued(
    "tallies.P004",
    ky="«{tally}» эсеби эки жолу аныкталган; биринчиси {first} жеринде.",
    ru="Подсчёт «{tally}» определён дважды; впервые в {first}.",
    en="The tally “{tally}” is defined twice; first at {first}.",
    hint_ky="Бирин алып салыңыз же башка код бериңиз.",
    hint_ru="Удалите один из них или дайте другой код.",
    hint_en="Remove one of them or give it another code.",
)
