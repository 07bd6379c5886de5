"""What can be wrong with a table of facts."""

from bilim_engine.problems import catalogued

COLUMN_ABSENT = catalogued(
    "figures.P001",
    ky="«{column}» мамычасы жок.",
    ru="Нет столбца «{column}».",
    en="There is no column “{column}”.",
    hint_ky="Биринчи сапта мамычалардын аталыштары турушу керек: {columns}.",
    hint_ru="Первая строка называет столбцы: {columns}.",
    hint_en="The first line names the columns: {columns}.",
)
COLUMN_UNKNOWN = catalogued(
    "figures.P002",
    ky="«{column}» деген мамыча белгисиз.",
    ru="Столбец «{column}» неизвестен.",
    en="The column “{column}” is not known.",
    hint_ky="Белгилүү мамычалар: {columns}.{near}",
    hint_ru="Известные столбцы: {columns}.{near}",
    hint_en="Known columns: {columns}.{near}",
)
NOT_A_NUMBER = catalogued(
    "figures.P003",
    ky="«{text}» сан эмес.",
    ru="«{text}» – не число.",
    en="“{text}” is not a number.",
    hint_ky="Санды чекит менен жазыңыз (12.5); сан жок болсо, «missing» мамычасына себебин жазыңыз.",
    hint_ru="Пишите число с точкой (12.5); если числа нет, укажите причину в столбце «missing».",
    hint_en="Write the number with a point (12.5); if there is none, say why in column “missing”.",
)
NOT_A_PERIOD = catalogued(
    "figures.P004",
    ky="«{text}» мезгил эмес.",
    ru="«{text}» – не период.",
    en="“{text}” is not a period.",
    hint_ky="Мындай жазыңыз: 2025, 2024/25, 2025-H1, 2025-12 же 2025-12-05.",
    hint_ru="Пишите так: 2025, 2024/25, 2025-H1, 2025-12 или 2025-12-05.",
    hint_en="Write 2025, 2024/25, 2025-H1, 2025-12 or 2025-12-05.",
)
VALUE_OR_REASON = catalogued(
    "figures.P005",
    ky="Маани же анын жок болуу себеби берилиши керек: экөөнүн бири гана.",
    ru="Нужно либо значение, либо причина его отсутствия: одно из двух.",
    en="Give either a value or the reason why it is missing: one of the two.",
    hint_ky="Маалыматтын жоктугу нөл эмес; себептер: {reasons}.",
    hint_ru="Отсутствие данных – не ноль; причины: {reasons}.",
    hint_en="Missing is not zero; reasons: {reasons}.",
)
REASON_UNKNOWN = catalogued(
    "figures.P006",
    ky="«{reason}» деген себеп белгисиз.",
    ru="Причина «{reason}» неизвестна.",
    en="The reason “{reason}” is not known.",
    hint_ky="Белгилүү себептер: {reasons}.{near}",
    hint_ru="Известные причины: {reasons}.{near}",
    hint_en="Known reasons: {reasons}.{near}",
)
GIVEN_TWICE = catalogued(
    "figures.P007",
    ky="{unit}, {item}, {period}: бул сан {line}-сапта берилген.",
    ru="{unit}, {item}, {period}: это число уже дано в строке {line}.",
    en="{unit}, {item}, {period}: this figure stands already in line {line}.",
    hint_ky="Бирин калтырыңыз.",
    hint_ru="Оставьте одно.",
    hint_en="Leave one of them.",
)
CELL_EMPTY = catalogued(
    "figures.P008",
    ky="«{column}» мамычасында эч нерсе жазылган эмес.",
    ru="В столбце «{column}» пусто.",
    en="Nothing is written in column “{column}”.",
    hint_ky="Уячаны толтуруңуз.",
    hint_ru="Заполните ячейку.",
    hint_en="Fill in the cell.",
)
NOT_A_BREAKDOWN = catalogued(
    "figures.P009",
    ky="«{text}» бөлүнүштүн жазылышына туура келбейт.",
    ru="«{text}» не похоже на разбивку.",
    en="“{text}” is not a breakdown.",
    hint_ky="Мындай жазыңыз: sex=female;language=ky.",
    hint_ru="Пишите так: sex=female;language=ky.",
    hint_en="Write it like this: sex=female;language=ky.",
)
UNREADABLE = catalogued(
    "figures.P010",
    ky="Таблица окулбай калды: {detail}.",
    ru="Таблицу не удалось прочитать: {detail}.",
    en="The table could not be read: {detail}.",
    hint_ky="Файлды UTF-8 коддоосундагы CSV катары, үтүр менен бөлүп сактаңыз.",
    hint_ru="Сохраните файл как CSV в UTF-8 с запятой как разделителем.",
    hint_en="Save the file as CSV in UTF-8, separated by commas.",
)
CELLS_TOO_MANY = catalogued(
    "figures.P013",
    ky="Бул сапта {cells} уяча бар, ал эми баш сапта {columns} мамыча.",
    ru="В этой строке ячеек {cells}, а в шапке столбцов {columns}.",
    en="This row has {cells} cells where the head has {columns}.",
    hint_ky="Ашыкча үтүрдү алып салыңыз; үтүрү бар маанини тырмакчага алыңыз.",
    hint_ru="Уберите лишнюю запятую; значение с запятой берётся в кавычки.",
    hint_en="Take out the comma too many; a value that has a comma goes in quotation marks.",
)
NOT_YES_OR_NO = catalogued(
    "figures.P011",
    ky="«illustrative» мамычасында «{text}» турат; ал жерде true же false болушу керек.",
    ru="В столбце «illustrative» стоит «{text}»; там должно быть true или false.",
    en="Column “illustrative” says “{text}”; it must be true or false.",
    hint_ky="true – үлгү маалымат, false же бош уяча – чыныгы маалымат.",
    hint_ru="true – иллюстративные данные, false или пустая ячейка – настоящие.",
    hint_en="true marks illustrative data, false or empty real ones.",
)
COLUMN_TWICE = catalogued(
    "figures.P012",
    ky="«{column}» мамычасы бирден ашык жолу берилген.",
    ru="Столбец «{column}» дан больше одного раза.",
    en="The column “{column}” is given more than once.",
    hint_ky="Бирин калтырыңыз: кайсынысы чын экени белгисиз.",
    hint_ru="Оставьте один: неизвестно, который из них верен.",
    hint_en="Leave one of them: nobody can say which one counts.",
)
