"""What can be wrong with what people record about institutions."""

from bilim_engine.problems import catalogued

# For how many days after it was recorded an event may be taken back: a dated parameter of the definitions.
UNDO_DAYS = "register.undo_days"

NOT_PERMITTED = catalogued(
    "registry.P032",
    ky="Бул мекеме жөнүндө жазууга укугуңуз жок.",
    ru="У вас нет права вести записи об этом учреждении.",
    en="You may not record anything about this institution.",
    hint_ky="Реестрди ушул бөлүм үчүн өзгөртүү укугу бар кызматкерге кайрылыңыз.",
    hint_ru="Обратитесь к сотруднику с правом изменять реестр в этом отделе.",
    hint_en="Ask somebody who may edit the register for this department.",
)
UNKNOWN_INSTITUTION = catalogued(
    "registry.P033",
    ky="«{code}» деген мекеме реестрде жок.",
    ru="Учреждения «{code}» в реестре нет.",
    en="There is no institution “{code}” in the register.",
    hint_ky="Кодду текшериңиз же мекемени аты боюнча издеңиз.{near}",
    hint_ru="Проверьте код или найдите учреждение по названию.{near}",
    hint_en="Check the code, or search for the institution by its name.{near}",
)
CODE_GIVEN = catalogued(
    "registry.P034",
    ky="«{code}» коду буга чейин берилген.",
    ru="Код «{code}» уже занят.",
    en="The code “{code}” is given already.",
    hint_ky="Код эч качан кайра берилбейт: башка код коюңуз.",
    hint_ru="Код никогда не даётся вновь: возьмите другой.",
    hint_en="A code is never given again: take another.",
)
CODE_UNFIT = catalogued(
    "registry.P035",
    ky="«{code}» код боло албайт.",
    ru="«{code}» не может быть кодом.",
    en="“{code}” cannot be a code.",
    hint_ky="Кичине латын тамгалары, сандар, дефис гана: nookat-school-071; 60 белгиден ашпасын.",
    hint_ru="Только строчные латинские буквы, цифры и дефис: nookat-school-071; до 60 знаков.",
    hint_en="Small Latin letters, digits and hyphens alone: nookat-school-071; at most 60 characters.",
)
NOT_OPEN = catalogued(
    "registry.P036",
    ky="«{code}» мекемеси {day} күнү ачык эмес.",
    ru="Учреждение «{code}» на {day} не открыто.",
    en="The institution “{code}” is not open on {day}.",
    hint_ky="Күндү анын ачылган жана жабылган күндөрү менен салыштырыңыз.",
    hint_ru="Сверьте день с днями его открытия и закрытия.",
    hint_en="Compare the day with those of its opening and closing.",
)
TOO_EARLY = catalogued(
    "registry.P037",
    ky="«{code}»: {since} күнүнөн тартып болгон өзгөрүү жазылган, {day} андан мурда.",
    ru="«{code}»: уже записано изменение с {since}, а {day} раньше.",
    en="“{code}”: a change from {since} on is recorded already, and {day} is before it.",
    hint_ky="Окуялар болгон ирети менен жазылат. Кийинкиси ката болсо, адегенде аны кайтарып алыңыз.",
    hint_ru="События записываются по порядку. Если более позднее ошибочно, сначала отзовите его.",
    hint_en="Events are recorded in their order. If the later one is a mistake, take it back first.",
)
NOTHING_CHANGES = catalogued(
    "registry.P038",
    ky="Эч нерсе өзгөргөн жок: баары мурдагыдай эле.",
    ru="Ничего не изменено: всё как прежде.",
    en="Nothing is changed: everything is as it was.",
    hint_ky="Буйрук өзгөрткөн талааларды оңдоңуз.",
    hint_ru="Исправьте те поля, которые меняет приказ.",
    hint_en="Correct the fields that the order changes.",
)
CHANGED_MEANWHILE = catalogued(
    "registry.P039",
    ky="Сиз бул баракты ачкандан бери бул мекеме жөнүндө башка бирөө жазды.",
    ru="Пока страница была открыта, об этом учреждении сделал запись кто-то другой.",
    en="Somebody recorded something about this institution since you opened the page.",
    hint_ky="Азыркы абалын карап, керек болсо кайра жөнөтүңүз.",
    hint_ru="Посмотрите, как оно записано сейчас, и, если нужно, отправьте снова.",
    hint_en="Look at how it stands now and send again if it is still needed.",
)
EMPTY = catalogued(
    "registry.P040",
    ky="Бул талаа толтурулган эмес.",
    ru="Это поле не заполнено.",
    en="This field is not filled in.",
    hint_ky="Аны толтуруңуз.",
    hint_ru="Заполните его.",
    hint_en="Fill it in.",
)
TOO_LONG = catalogued(
    "registry.P041",
    ky="Текст өтө узун: {length} белги, эң көбү {most}.",
    ru="Текст слишком длинный: {length} знаков, можно не больше {most}.",
    en="The text is too long: {length} characters, at most {most} fit.",
    hint_ky="Кыскартыңыз.",
    hint_ru="Сократите его.",
    hint_en="Shorten it.",
)
UNFIT_TYPE = catalogued(
    "registry.P042",
    ky="Бул тип ушул түрдөгү мекемеге туура келбейт.",
    ru="Этот тип не подходит учреждению этого вида.",
    en="This type does not fit an institution of this kind.",
    hint_ky="Түрүнө ылайык типти тандаңыз же типсиз калтырыңыз.",
    hint_ru="Выберите тип этого вида или оставьте без типа.",
    hint_en="Choose a type of that kind, or leave it without one.",
)
UNFIT_WORD = catalogued(
    "registry.P043",
    ky="«{word}» бул жерге туура келбейт.",
    ru="«{word}» сюда не подходит.",
    en="“{word}” does not fit here.",
    hint_ky="Мүмкүн болгондору: {known}.",
    hint_ru="Возможные: {known}.",
    hint_en="The values are: {known}.",
)
UNFIT_CAPACITY = catalogued(
    "registry.P044",
    ky="Орундардын саны {capacity} боло албайт.",
    ru="Число мест не может быть {capacity}.",
    en="The number of places cannot be {capacity}.",
    hint_ky="1ден {most} чейинки бүтүн сан жазыңыз же бош калтырыңыз.",
    hint_ru="Напишите целое число от 1 до {most} или оставьте пустым.",
    hint_en="Write a whole number from 1 to {most}, or leave it empty.",
)
LICENCE_REVERSED = catalogued(
    "registry.P045",
    ky="Лицензия {until} күнү бүтөт, ал {start} күнүнөн кийин эмес.",
    ru="Лицензия заканчивается {until}, а это не позже {start}.",
    en="The licence ends on {until}, which is not after {start}.",
    hint_ky="Даталардын ордун текшериңиз; белгисиз датаны бош калтырыңыз.",
    hint_ru="Проверьте, не переставлены ли даты; неизвестную оставьте пустой.",
    hint_en="Check whether the dates are swapped; leave one that is not known empty.",
)
LICENCE_WITHOUT_NUMBER = catalogued(
    "registry.P046",
    ky="Лицензиянын күнү бар, номери жок.",
    ru="У лицензии есть дата, но нет номера.",
    en="The licence has a day and no number.",
    hint_ky="Номерин жазыңыз же күндөрүн өчүрүңүз.",
    hint_ru="Впишите номер или уберите даты.",
    hint_en="Write its number, or take the days out.",
)
NO_DEPARTMENT = catalogued(
    "registry.P047",
    ky="{day} күнү «{unit}» деген билим берүү бөлүмү жок.",
    ru="На {day} отдела образования «{unit}» нет.",
    en="On {day} there is no education department “{unit}”.",
    hint_ky="Тизмеден ошол күнү иштеген бөлүмдү тандаңыз.",
    hint_ru="Выберите из списка отдел, который есть в этот день.",
    hint_en="Choose from the list a department that stands on that day.",
)
DAY_UNLIKELY = catalogued(
    "registry.P048",
    ky="{day} окуянын күнү боло албайт.",
    ru="{day} не может быть днём события.",
    en="{day} cannot be the day of an event.",
    hint_ky="{first} менен {last} ортосундагы күндү жазыңыз.",
    hint_ru="Напишите день между {first} и {last}.",
    hint_en="Write a day between {first} and {last}.",
)
ORDER_TO_COME = catalogued(
    "registry.P049",
    ky="Буйруктун датасы {day} али келе элек.",
    ru="Дата приказа {day} ещё не наступила.",
    en="The day of the order, {day}, has not come yet.",
    hint_ky="Кол коюлган күнүн жазыңыз; окуянын күнү андан кийин болушу мүмкүн.",
    hint_ru="Укажите день подписания; само событие может быть позже.",
    hint_en="Write the day it was signed; the event itself may be later.",
)
TOO_FEW_PARTS = catalogued(
    "registry.P050",
    ky="Бөлүүдөн эң аз дегенде эки мекеме чыгат, бул жерде {count}.",
    ru="При разделении получается не меньше двух учреждений, здесь {count}.",
    en="A split makes at least two institutions; here there are {count}.",
    hint_ky="Ар бирин өз сабына жазыңыз; мекеменин өзү калса, анын кодун да жазыңыз.",
    hint_ru="Впишите каждое в свою строку; если само учреждение остаётся, впишите и его код.",
    hint_en="Write each in its own row; where the institution itself lives on, write its code too.",
)
SHARE_UNFIT = catalogued(
    "registry.P051",
    ky="«{text}» үлүш боло албайт.",
    ru="«{text}» не может быть долей.",
    en="“{text}” cannot be a share.",
    hint_ky="0дөн чоң, 1ден кичине ондук сан жазыңыз, мисалы 0,4; үтүрдөн кийин эң көп 6 цифра.",
    hint_ru="Напишите десятичное число больше 0 и меньше 1, например 0,4; после запятой до 6 цифр.",
    hint_en="Write a decimal above 0 and below 1, such as 0.4, with at most 6 digits after the point.",
)
SHARES_NOT_ONE = catalogued(
    "registry.P052",
    ky="Үлүштөрдүн суммасы {sum}, 1 эмес.",
    ru="Доли в сумме дают {sum}, а не 1.",
    en="The shares add up to {sum}, not to 1.",
    hint_ky="Мурдагы сандар калдыксыз бөлүнүшү керек: үлүштөрдү оңдоңуз.",
    hint_ru="Прежние числа делятся без остатка: исправьте доли.",
    hint_en="The figures of before are shared out whole: correct the shares.",
)
PART_TWICE = catalogued(
    "registry.P053",
    ky="«{code}» коду эки жолу жазылган.",
    ru="Код «{code}» указан дважды.",
    en="The code “{code}” is given twice.",
    hint_ky="Ар бир мекемеге өз кодун бериңиз.",
    hint_ru="Дайте каждому учреждению свой код.",
    hint_en="Give each institution a code of its own.",
)
INTO_ITSELF = catalogued(
    "registry.P054",
    ky="«{code}» мекемесин өзүнө кошууга болбойт.",
    ru="Учреждение «{code}» нельзя присоединить к нему самому.",
    en="The institution “{code}” cannot be merged into itself.",
    hint_ky="Кошулуп бүтө турган мекемелерди гана көрсөтүңүз.",
    hint_ru="Укажите лишь те учреждения, которые прекращаются.",
    hint_en="Name those alone that end by it.",
)
NOBODY_MERGED = catalogued(
    "registry.P055",
    ky="Кайсы мекеме кошулары көрсөтүлгөн эмес.",
    ru="Не указано, что присоединяется.",
    en="Nothing is named that is merged.",
    hint_ky="Кошулуп бүтө турган мекемелердин коддорун жазыңыз.",
    hint_ru="Впишите коды учреждений, которые прекращаются.",
    hint_en="Write the codes of the institutions that end by it.",
)
OTHER_KIND = catalogued(
    "registry.P056",
    ky="«{code}» менен «{into}» ар башка түрдөгү мекемелер.",
    ru="«{code}» и «{into}» – учреждения разных видов.",
    en="“{code}” and “{into}” are institutions of different kinds.",
    hint_ky="Бир түрдөгү мекемелер гана кошулат; керек болсо адегенде түрүн өзгөртүңүз.",
    hint_ru="Объединяются учреждения одного вида; если нужно, сначала измените вид.",
    hint_en="Institutions of one kind are merged; change the kind first where that is meant.",
)
NO_SUCH_EVENT = catalogued(
    "registry.P057",
    ky="Мындай окуя реестрде жок.",
    ru="Такого события в реестре нет.",
    en="There is no such event in the register.",
    hint_ky="Мекеменин тарыхын караңыз.",
    hint_ru="Посмотрите историю учреждения.",
    hint_en="Look at the history of the institution.",
)
NOT_THE_LAST = catalogued(
    "registry.P058",
    ky="«{code}» мекемесинде мындан кийин да окуя жазылган.",
    ru="Об учреждении «{code}» после этого записано ещё одно событие.",
    en="Another event was recorded of “{code}” after this one.",
    hint_ky="Адегенде кийинкисин кайтарып алыңыз.",
    hint_ru="Сначала отзовите более позднее.",
    hint_en="Take the later one back first.",
)
TERM_OVER = catalogued(
    "registry.P059",
    ky="Бул окуяны {until} чейин гана кайтарып алууга болот эле.",
    ru="Отозвать это событие можно было лишь до {until}.",
    en="This event could be taken back until {until} alone.",
    hint_ky="Эми аны жаңы буйрук менен жаңы окуя катары оңдоңуз.",
    hint_ru="Теперь исправьте его новым событием по новому приказу.",
    hint_en="Mend it by a new event under a new order.",
)
NO_TERM = catalogued(
    "registry.P060",
    ky="Окуяны канча күндүн ичинде кайтарып алса болору белгиленген эмес («{code}», {day}).",
    ru="Не установлено, сколько дней событие можно отозвать («{code}», {day}).",
    en="It is not laid down for how many days an event may be taken back (“{code}”, {day}).",
    hint_ky="Бул параметрди аныктамаларга кошуңуз.",
    hint_ru="Добавьте этот параметр к определениям.",
    hint_en="Add this parameter to the definitions.",
)
WITHDRAWN_ALREADY = catalogued(
    "registry.P061",
    ky="Бул окуя кайтарып алынган.",
    ru="Это событие уже отозвано.",
    en="This event is taken back already.",
    hint_ky="Мекеменин тарыхын караңыз.",
    hint_ru="Посмотрите историю учреждения.",
    hint_en="Look at the history of the institution.",
)
HAS_HISTORY = catalogued(
    "registry.P062",
    ky="«{code}» мекемесинин тарыхын адамдар жазган; тизмедеги сап анын башталышын башкача айтат.",
    ru="История учреждения «{code}» ведётся людьми; строка списка иначе говорит о её начале.",
    en="The history of “{code}” is recorded by people; the row tells its beginning otherwise.",
    hint_ky="Аны реестрдин барагында, буйрук боюнча өзгөртүңүз.",
    hint_ru="Измените его на странице реестра, по приказу.",
    hint_en="Change it on the page of the register, by an order.",
)
