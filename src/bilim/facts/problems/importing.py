"""What can stand against an import or a question to the ledger."""

# ruff: noqa: E501

from bilim_engine.problems import catalogued

PLAN_OUT_OF_DATE = catalogued(
    "facts.P060",
    ky="Сиз план карагандан кийин реестр, сөздүк же маалыматтар өзгөрдү: азыр файл башка нерсени өзгөртөт.",
    ru="С тех пор как вы смотрели план, реестр, словарь или данные изменились: теперь файл меняет другое.",
    en=(
        "Since you looked at the plan the register, the dictionary or the ledger changed: the file now "
        "does something else."
    ),
    hint_ky="Жаңы планды карап чыгып, кайра ырастаңыз. Эч нерсе жазылган жок.",
    hint_ru="Посмотрите новый план и подтвердите ещё раз. Ничего не записано.",
    hint_en="Look at the new plan and confirm again. Nothing was recorded.",
)
NOT_KNOWN_YET = catalogued(
    "facts.P061",
    ky="{instant} учуру али келе элек: ал кезде эмне белгилүү болору айтылбайт.",
    ru="Момент {instant} ещё не наступил: что будет известно тогда, сказать нельзя.",
    en="The instant {instant} has not come: what will be known then cannot be said.",
    hint_ky="Өтүп кеткен учурду көрсөтүңүз же бош калтырыңыз.",
    hint_ru="Укажите прошедший момент или оставьте пустым.",
    hint_en="Give an instant that has passed, or leave it out.",
)
WARNINGS_NOT_ACCEPTED = catalogued(
    "facts.P067",
    ky="Файл боюнча {count} эскертүү бар, бирок аларга карабастан жазуу чечими берилген жок.",
    ru="По файлу есть предупреждения ({count}), а решения записать несмотря на них нет.",
    en="The file has warnings ({count}), and nobody decided to record it in spite of them.",
    hint_ky="Эскертүүлөрдү окуп чыгыңыз. Сандар туура болсо, «эскертүүлөргө карабастан» деп белгилеңиз (буйрук сабында: --despite-warnings).",
    hint_ru="Прочитайте предупреждения. Если числа верны, отметьте «несмотря на предупреждения» (в команде: --despite-warnings).",
    hint_en="Read the warnings. If the figures are right, tick “in spite of the warnings” (in the command: --despite-warnings).",
)
CORRECTION_QUESTIONED = catalogued(
    "facts.P068",
    ky="Бул сан боюнча эсеп китебинин {count} суроосу бар, бирок аларга карабастан улантуу белгиленген эмес.",
    ru="По этому числу у реестра данных есть вопросы ({count}), и не отмечено, что вы продолжаете несмотря на них.",
    en="The ledger asks about this figure ({count}), and it was not ticked that you go on in spite of that.",
    hint_ky="Суроолорду окуп чыгыңыз. Сан туура эмес болсо, оңдоңуз; туура болсо, төмөндө белгилеңиз.",
    hint_ru="Прочитайте вопросы. Если число неверно, исправьте его; если верно, отметьте это ниже.",
    hint_en="Read the questions. If the figure is wrong, correct it; if it is right, tick so below.",
)
NO_SUCH_BATCH = catalogued(
    "facts.P062",
    ky="«{code}» деген импорт жок.",
    ru="Импорта «{code}» нет.",
    en="There is no import “{code}”.",
    hint_ky="Файлды кайра жүктөңүз.",
    hint_ru="Загрузите файл ещё раз.",
    hint_en="Send the file again.",
)
MAPPING_UNKNOWN = catalogued(
    "facts.P063",
    ky="«{mark}» белгиси «{meaning}» деп түшүндүрүлгөн, бирок мындай себеп жок.{near}",
    ru="Знак «{mark}» объяснён как «{meaning}», но такой причины нет.{near}",
    en="The mark “{mark}” is said to mean “{meaning}”, but there is no such reason.{near}",
    hint_ky="0 же себептердин бирин жазыңыз: {known}.",
    hint_ru="Напишите 0 или одну из причин: {known}.",
    hint_en="Write 0 or one of the reasons: {known}.",
)
NOT_ALLOWED = catalogued(
    "facts.P064",
    ky="Сизде маалымат киргизүү укугу жок.",
    ru="У вас нет права вносить данные.",
    en="You may not bring figures in.",
    hint_ky="Бул укукту аналитик ролу берет.",
    hint_ru="Это право даёт роль аналитика.",
    hint_en="The role of analyst gives this permission.",
)
RECORDING_NOT_STATED_HERE = catalogued(
    "facts.P065",
    ky="Маалымат качан жазылганын тутум өзү белгилейт: аны файл менен кошо көрсөтүүгө болбойт.",
    ru="Когда записаны данные, отмечает сама система: указать это вместе с файлом нельзя.",
    en="The system itself notes when figures are recorded: it cannot be stated with the file.",
    hint_ky="Убакытты көрсөтпөй жөнөтүңүз. Аны демонстрация гана көрсөтө алат.",
    hint_ru="Отправьте без указания времени. Его может задать только демонстрация.",
    hint_en="Send it without the instant. Only the demonstration may state one.",
)
RECORDING_OUT_OF_ORDER = catalogued(
    "facts.P066",
    ky="{instant} учурунда жазууга болбойт: ал акыркы жазуудан ({last}) кийин жана азыркыдан кеч эмес болушу керек.",
    ru="Записать на момент {instant} нельзя: он должен быть позже последней записи ({last}) и не позже текущего.",
    en="Nothing can be recorded on {instant}: it must be later than the last record ({last}) and not after now.",
    hint_ky="Файлдарды убакыттын ирети менен жөнөтүңүз.",
    hint_ru="Отправляйте файлы по порядку времени.",
    hint_en="Send the files in the order of time.",
)
