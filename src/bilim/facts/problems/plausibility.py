"""What figures that can each be read make one ask when they are laid side by side. Nothing here blocks."""

# ruff: noqa: E501

from bilim_engine.problems import catalogued

TOTAL_NOT_PARTS = catalogued(
    "facts.P070",
    ky="{cell}: жалпысы {total}, ал эми «{dimension}» боюнча бардык бөлүктөрү кошулганда {sum}; айырмасы {difference}.",
    ru="{cell}: всего {total}, а все части по «{dimension}» дают в сумме {sum}; разница {difference}.",
    en="{cell}: the total is {total}, yet all its parts over “{dimension}” add up to {sum}; difference {difference}.",
    hint_ky="Жалпысын жана бөлүктөрүн булагынан текшериңиз. Файлдагы саптар: {rows}.",
    hint_ru="Сверьте итог и части с источником. Строки файла: {rows}.",
    hint_en="Check the total and the parts against the source. Rows of the file: {rows}.",
    severity="warning",
)
PART_ABOVE_TOTAL = catalogued(
    "facts.P071",
    ky="{cell}: «{part}» бөлүгү {figure}, жалпысынан ({total}) көп.",
    ru="{cell}: часть «{part}» равна {figure}, это больше, чем всего ({total}).",
    en="{cell}: the part “{part}” is {figure}, more than the total, {total}.",
    hint_ky="Кайсынысы туура экенин булагынан текшериңиз. Файлдагы саптар: {rows}.",
    hint_ru="Проверьте по источнику, что из них верно. Строки файла: {rows}.",
    hint_en="Check in the source which of them is right. Rows of the file: {rows}.",
    severity="warning",
)
PARTS_ABOVE_TOTAL = catalogued(
    "facts.P072",
    ky="{cell}: «{dimension}» боюнча белгилүү бөлүктөрү кошулганда {sum}, жалпысынан ({total}) көп; айырмасы {difference}.",
    ru="{cell}: известные части по «{dimension}» дают в сумме {sum}, это больше, чем всего ({total}); разница {difference}.",
    en=(
        "{cell}: the parts known over “{dimension}” add up to {sum}, more than the total, {total}; "
        "difference {difference}."
    ),
    hint_ky="Жалпысын жана бөлүктөрүн булагынан текшериңиз. Файлдагы саптар: {rows}.",
    hint_ru="Сверьте итог и части с источником. Строки файла: {rows}.",
    hint_en="Check the total and the parts against the source. Rows of the file: {rows}.",
    severity="warning",
)
UNITS_NOT_SUM = catalogued(
    "facts.P073",
    ky="{cell}: {total}, ал эми ага караган бардык бирдиктер ({count}) кошулганда {sum}; айырмасы {difference}.",
    ru="{cell}: {total}, а все входящие единицы ({count}) дают в сумме {sum}; разница {difference}.",
    en="{cell}: {total}, yet all the units below it ({count}) add up to {sum}; difference {difference}.",
    hint_ky="Кайсы бирдик кошулбай же эки жолу саналганын текшериңиз. Файлдагы саптар: {rows}.",
    hint_ru="Проверьте, какая единица не учтена или учтена дважды. Строки файла: {rows}.",
    hint_en="Check which unit was left out or counted twice. Rows of the file: {rows}.",
    severity="warning",
)
CHANGED_MUCH = catalogued(
    "facts.P074",
    ky="{cell}: {figure}, ал эми {year} мезгили үчүн {other} болгон: айырмасы {factor} эседен ашык.",
    ru="{cell}: {figure}, а за {year} было {other}: отличие более чем {factor}-кратное.",
    en="{cell}: {figure}, while {year} had {other}: they differ by a factor of more than {factor}.",
    hint_ky="Ашык же кем жазылган цифраны, өлчөө бирдигин жана уячаны текшериңиз. Туура болсо, ушундай калсын.",
    hint_ru="Проверьте, нет ли лишней или пропавшей цифры, единицу измерения и ячейку. Если верно, оставьте.",
    hint_en="Look for a digit too many or too few, the unit of measure and the cell. If it is right, leave it.",
    severity="warning",
)
SHARE_ABOVE_WHOLE = catalogued(
    "facts.P076",
    ky="{cell}: {figure}, ал эми «{whole_title}» – {whole}: «{share}» көрсөткүчүнүн үлүшү 100 пайыздан ашат.",
    ru="{cell}: {figure}, а «{whole_title}» – {whole}: доля «{share}» превысит 100 процентов.",
    en="{cell}: {figure}, while “{whole_title}” is {whole}: the share “{share}” would exceed 100 per cent.",
    hint_ky="Эки санды тең булагынан текшериңиз. Файлдагы саптар: {rows}.",
    hint_ru="Сверьте оба числа с источником. Строки файла: {rows}.",
    hint_en="Check both figures against the source. Rows of the file: {rows}.",
    severity="warning",
)
TOO_MANY_QUESTIONS = catalogued(
    "facts.P075",
    ky="Сандардын чындыкка дал келиши боюнча суроолор {count} санынан ашты; калгандары ({rest}) көрсөтүлгөн жок.",
    ru="Вопросов о правдоподобии больше {count}; остальные ({rest}) не показаны.",
    en="There are more than {count} questions of plausibility; the rest ({rest}) are not shown.",
    hint_ky="Бүт мамыча жылып кеткен же өлчөө бирдиги башка эмеспи, текшериңиз.",
    hint_ru="Проверьте, не сдвинут ли целый столбец и та ли единица измерения.",
    hint_en="See whether a whole column has slipped or the unit of measure is another.",
    severity="warning",
)
