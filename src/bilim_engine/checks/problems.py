"""What can be wrong with one answer, whatever the return."""

from bilim_engine.problems import catalogued

REQUIRED = catalogued(
    "checks.P001",
    ky="«{title}» толтурулган эмес.",
    ru="«{title}»: не заполнено.",
    en="“{title}” is not filled in.",
    hint_ky="Санды жазыңыз; жок болсо 0 деп жазыңыз.",
    hint_ru="Впишите число; если такого нет, впишите 0.",
    hint_en="Enter the number; where there is none, enter 0.",
)
NOT_A_NUMBER = catalogued(
    "checks.P002",
    ky="«{title}»: «{text}» сан эмес.",
    ru="«{title}»: «{text}» – не число.",
    en="“{title}”: “{text}” is not a number.",
    hint_ky="Цифра менен гана жазыңыз, мисалы 128 же 12,5.",
    hint_ru="Пишите только цифрами, например 128 или 12,5.",
    hint_en="Use digits alone, for instance 128 or 12.5.",
)
NOT_WHOLE = catalogued(
    "checks.P003",
    ky="«{title}»: {text} – үтүрдөн кийинки орун өтө көп.",
    ru="«{title}»: {text} – слишком много знаков после запятой.",
    en="“{title}”: {text} has too many digits after the point.",
    hint_ky="Үтүрдөн кийин {places} цифрадан ашпасын.",
    hint_ru="После запятой не больше знаков, чем {places}.",
    hint_en="At most {places} digits may follow the point.",
)
OUT_OF_BOUNDS = catalogued(
    "checks.P004",
    ky="«{title}»: {text} мүмкүн эмес, {bounds} болушу керек.",
    ru="«{title}»: {text} не может быть, должно быть {bounds}.",
    en="“{title}”: {text} cannot be, it must be {bounds}.",
    hint_ky="Жазылышын текшериңиз: ашыкча цифра же минус жокпу?",
    hint_ru="Проверьте запись: нет ли лишней цифры или минуса.",
    hint_en="Check how it is written: is there a digit or a minus too many?",
)
TOO_LONG = catalogued(
    "checks.P005",
    ky="«{title}»: {length} белги – өтө көп, {most} белгиден ашпашы керек.",
    ru="«{title}»: знаков {length} – слишком много, не больше {most}.",
    en="“{title}” has {length} characters, too many: {most} at most.",
    hint_ky="Кыскартыңыз.",
    hint_ru="Сократите.",
    hint_en="Shorten it.",
)
NOT_YES_NO = catalogued(
    "checks.P006",
    ky="«{title}»: «ооба» же «жок» тандалышы керек.",
    ru="«{title}»: нужно выбрать «да» или «нет».",
    en="“{title}”: choose yes or no.",
    hint_ky="Эки жооптун бирин белгилеңиз.",
    hint_ru="Отметьте один из двух ответов.",
    hint_en="Mark one of the two.",
)
NOT_ASKED = catalogued(
    "checks.P007",
    ky="«{key}» бул отчётто суралбайт.",
    ru="«{key}» в этом отчёте не спрашивают.",
    en="“{key}” is not asked in this return.",
    hint_ky="Отчёттун ушул версиясынын барагын кайра ачыңыз.",
    hint_ru="Откройте заново страницу этой версии отчёта.",
    hint_en="Open the page of this version of the return again.",
)
UNSAFE = catalogued(
    "checks.P008",
    ky="«{title}»: текстте көрүнбөгөн башкаруу белгиси бар.",
    ru="«{title}»: в тексте есть невидимый управляющий знак.",
    en="“{title}” holds an invisible control sign.",
    hint_ky="Текстти кайра териңиз.",
    hint_ru="Наберите текст заново.",
    hint_en="Type the text again.",
)
