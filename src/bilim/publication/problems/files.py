"""What can be wrong with files, keys and bundles."""

from bilim_engine.problems import catalogued

FIELD_LACKING = catalogued(
    "publication.P002",
    ky="«{field}» талаасы жок.",
    ru="Нет поля «{field}».",
    en="The field “{field}” is missing.",
    hint_ky="Аны кошуңуз.",
    hint_ru="Добавьте его.",
    hint_en="Add it.",
)
TITLE_LACKING = catalogued(
    "publication.P003",
    ky="«{place}» аталышы үч тилде тең берилген эмес.",
    ru="Название «{place}» дано не на всех трёх языках.",
    en="The title of “{place}” is not given in all three languages.",
    hint_ky="ky, ru жана en тилдеринде жазыңыз.",
    hint_ru="Напишите на ky, ru и en.",
    hint_en="Write it in ky, ru and en.",
)
NOT_A_RATING = catalogued(
    "publication.P053",
    ky="Бул башкалардын рейтингинин файлы эмес: үлгүдөгүдөй түзүлгөн YAML файлы күтүлөт.",
    ru="Это не файл рейтинга другой организации: ожидается файл YAML, устроенный как образец.",
    en="This is not a file of a rating of others: a YAML file built like the sample is expected.",
    hint_ky="Үлгү файл «Башкалардын рейтингдери» барагында; CSV жана XLSX «Маалымат киргизүү» барагында "
    "алынат.",
    hint_ru="Образец – на странице «Рейтинги других организаций»; файлы CSV и XLSX принимает страница "
    "«Внести данные».",
    hint_en="The sample stands on the page “Ratings of others”; CSV and XLSX belong on “Bring figures in”.",
)
LEVEL_WRONG = catalogued(
    "publication.P040",
    ky="«{place}» күтүлгөндөй түзүлгөн эмес.",
    ru="«{place}» устроено не так, как ожидается.",
    en="“{place}” is not built as expected.",
    hint_ky="Ал жерде тизме же талаалар, ал эми коддо жана аталышта жөнөкөй текст болушу керек.",
    hint_ru="Там должен стоять список или поля, а в коде и названии – простой текст.",
    hint_en="A list or fields belong there; a code or a printed name is plain text.",
)
NUMBER_WRONG = catalogued(
    "publication.P041",
    ky="«{place}» талаасында сан жок.",
    ru="В поле «{place}» не число.",
    en="The field “{place}” holds no number.",
    hint_ky="Санды жазыңыз; жарыяланбаса, null деп коюңуз.",
    hint_ru="Напишите число; если оно не опубликовано, поставьте null.",
    hint_en="Write the number; where none was printed, write null.",
)
NUMBER_SPELT = catalogued(
    "publication.P058",
    ky="«{place}»: «{text}» деген жазууну ар башка сан катары окууга болот.",
    ru="«{place}»: «{text}» – запись числа, которую можно прочесть по-разному.",
    en="“{place}”: “{text}” is a way to write a number that can be read in more than one way.",
    hint_ky="Санды ондук цифралар менен жазыңыз: 15, -3, 60.5.",
    hint_ru="Запишите число десятичными цифрами: 15, -3, 60.5.",
    hint_en="Write the number in decimal digits: 15, -3, 60.5.",
)
MORE_FAULTS = catalogued(
    "publication.P059",
    ky="Бул жерде көрсөтүлбөгөн дагы {count} ката бар.",
    ru="Есть и другие ошибки, здесь не показанные: {count}.",
    en="There are {count} more faults that are not shown here.",
    hint_ky="Көрсөтүлгөндөрдү оңдоп, файлды кайра текшерүүгө жибериңиз.",
    hint_ru="Исправьте показанные и отправьте файл на проверку ещё раз.",
    hint_en="Mend those that are shown and send the file again.",
)
NUMBER_BEYOND = catalogued(
    "publication.P050",
    ky="«{place}» талаасындагы сан мүмкүн эмес: ал {least} менен {most} ортосунда болушу керек.",
    ru="Число в поле «{place}» невозможно: оно должно быть от {least} до {most}.",
    en="The number in the field “{place}” cannot be: it has to be from {least} to {most}.",
    hint_ky="Санды жарыяланган текст менен салыштырыңыз.",
    hint_ru="Сверьте число с опубликованным текстом.",
    hint_en="Compare the number with the printed text.",
)
WORDS_TOO_LONG = catalogued(
    "publication.P051",
    ky="«{place}» тексти өтө узун: {length} белги, чеги – {limit}.",
    ru="Текст «{place}» слишком длинный: знаков {length}, предел – {limit}.",
    en="The text “{place}” is too long: {length} characters, where {limit} are allowed.",
    hint_ky="Рейтингге тиешелүүсүн гана калтырыңыз.",
    hint_ru="Оставьте только то, что относится к рейтингу.",
    hint_en="Keep only what belongs to the rating.",
)
ADDRESS_NOT_WEB = catalogued(
    "publication.P052",
    ky="«{place}» талаасында барактын дареги жок.",
    ru="В поле «{place}» не адрес страницы.",
    en="The field “{place}” holds no address of a page.",
    hint_ky="http:// же https:// менен башталган даректи жазыңыз же талааны бош калтырыңыз.",
    hint_ru="Напишите адрес, который начинается с http:// или https://, или оставьте поле пустым.",
    hint_en="Write an address that begins with http:// or https://, or leave the field empty.",
)
WORD_UNKNOWN = catalogued(
    "publication.P056",
    ky="«{place}» талаасындагы «{text}» сөзү белгисиз.",
    ru="В поле «{place}» стоит неизвестное слово «{text}».",
    en="The field “{place}” holds an unknown word: “{text}”.",
    hint_ky="Мүмкүн болгондору: {known}.{near}",
    hint_ru="Допустимы: {known}.{near}",
    hint_en="Known here: {known}.{near}",
)
KEY_UNKNOWN = catalogued(
    "publication.P057",
    ky="«{place}»: «{key}» деген ачкыч белгисиз.",
    ru="«{place}»: ключ «{key}» неизвестен.",
    en="“{place}”: the key “{key}” is not known here.",
    hint_ky="Бул жерде мүмкүн болгондору: {known}.{near}",
    hint_ru="Здесь допустимы: {known}.{near}",
    hint_en="Known here: {known}.{near}",
)
PERIOD_WRONG = catalogued(
    "publication.P042",
    ky="«{place}» талаасындагы мезгил окулбайт.",
    ru="Период в поле «{place}» не читается.",
    en="The period in the field “{place}” cannot be read.",
    hint_ky="Мисалы, 2021 же 2021/22 деп жазыңыз.",
    hint_ru="Напишите, например, 2021 или 2021/22.",
    hint_en="Write it as 2021 or 2021/22.",
)
CODE_WRONG = catalogued(
    "publication.P043",
    ky="Билдирүүнүн коду кичине латын тамгаларынан, сандардан жана дефистерден турушу керек.",
    ru="Код заявления должен состоять из строчных латинских букв, цифр и дефисов.",
    en="The code of a statement consists of small Latin letters, digits and hyphens.",
    hint_ky="Мисалы, rating-2021.",
    hint_ru="Например, rating-2021.",
    hint_en="Such as rating-2021.",
)
FILE_TOO_LARGE = catalogued(
    "publication.P044",
    ky="Файл өтө чоң: {size} МБ; чеги – {limit} МБ.",
    ru="Файл слишком велик: {size} МБ; предел – {limit} МБ.",
    en="The file is too large: {size} MB, where {limit} MB are allowed.",
    hint_ky="Ар бир рейтинг үчүн өзүнчө файл жүктөңүз.",
    hint_ru="Загружайте каждый рейтинг отдельным файлом.",
    hint_en="Load each rating as a file of its own.",
)
STATEMENT_UNKNOWN = catalogued(
    "publication.P045",
    ky="«{statement}» деген файл жүктөлгөн эмес.",
    ru="Файл «{statement}» не загружался.",
    en="No file “{statement}” was brought in.",
    hint_ky="Файлды кайра тандаңыз.",
    hint_ru="Выберите файл ещё раз.",
    hint_en="Choose the file again.",
)
NO_SIGNING_KEY = catalogued(
    "publication.P009",
    ky="Кол тамганын ачкычы жок же окулбайт: {why}.",
    ru="Ключа подписи нет или он не читается: {why}.",
    en="There is no readable signing key: {why}.",
    hint_ky="BILIM_SIGNING_KEY_FILE долбоордон тышкары турган PEM файлын (Ed25519) көрсөтүшү керек.",
    hint_ru="BILIM_SIGNING_KEY_FILE должен указывать на файл PEM (Ed25519) вне проекта.",
    hint_en="BILIM_SIGNING_KEY_FILE must name a PEM file (Ed25519) outside the project.",
)
NO_KEY_IN_FILE = {
    "ky": "файлда жашыруун ачкыч жок",
    "ru": "в файле нет закрытого ключа",
    "en": "the file holds no private key",
}
KEY_IN_PROJECT = {
    "ky": "ачкыч долбоордун папкасында турат",
    "ru": "ключ лежит в папке проекта",
    "en": "the key lies in the folder of the project",
}
DEMONSTRATION_KEY_REFUSED = catalogued(
    "publication.P010",
    ky="Демонстрациялык ачкыч менен демонстрация режиминен тышкары кол коюуга болбойт.",
    ru="Демонстрационным ключом нельзя подписывать вне демонстрационного режима.",
    en="The demonstration key may not sign outside demonstration mode.",
    hint_ky="Өз ачкычыңызды BILIM_SIGNING_KEY_FILE аркылуу көрсөтүңүз.",
    hint_ru="Укажите свой ключ через BILIM_SIGNING_KEY_FILE.",
    hint_en="Give your own key with BILIM_SIGNING_KEY_FILE.",
)
KEY_NOT_REGISTERED = catalogued(
    "publication.P011",
    ky="{key} ачкычы ачкычтар реестринде жок же керектүү күнү күчүндө эмес.",
    ru="Ключа {key} нет в реестре ключей или в нужный день он не действует.",
    en="The key {key} is not in the register of keys, or not valid on the day it is needed for.",
    hint_ky="Аны definitions/keys/signing.yaml файлына мөөнөтү менен жазыңыз.",
    hint_ru="Внесите его в definitions/keys/signing.yaml со сроком действия.",
    hint_en="Enter it in definitions/keys/signing.yaml with its dates.",
)
KEYS_UNREADABLE = catalogued(
    "publication.P055",
    ky="Ачкычтар реестри ({file}) окулбайт: {why}.",
    ru="Реестр ключей ({file}) не читается: {why}.",
    en="The register of keys ({file}) cannot be read: {why}.",
    hint_ky="Ар бир ачкычта id, algorithm, public, valid_from жана holder болушу керек.",
    hint_ru="У каждого ключа должны быть id, algorithm, public, valid_from и holder.",
    hint_en="Each key needs id, algorithm, public, valid_from and holder.",
)
NOT_A_BUNDLE = catalogued(
    "publication.P013",
    ky="Топтом бузулган: {entry}: {why}.",
    ru="Пакет повреждён: {entry}: {why}.",
    en="The bundle is damaged: {entry}: {why}.",
    hint_ky="Аны ./bilim verify менен текшериңиз.",
    hint_ru="Проверьте его командой ./bilim verify.",
    hint_en="Check it with ./bilim verify.",
)
VERIFIER_DIFFERS = catalogued(
    "publication.P014",
    ky="Көз карандысыз текшерүү айырма тапты: {sentence}",
    ru="Независимая проверка нашла расхождение: {sentence}",
    en="The independent verifier found otherwise: {sentence}",
    hint_ky="Басылма чыкпайт; эсептөөнү же файлды караңыз.",
    hint_ru="Выпуск не выходит; проверьте расчёт или файл.",
    hint_en="The edition does not come out; look into the computation or the file.",
)
NOT_RATED_AGAIN = catalogued(
    "publication.P085",
    ky="Тутумдун азыркы версиясы «{edition}» басылмасынын жарыяланган баллдарын так кайталай албайт; "
    "ошондуктан башка сандар эмнени өзгөртөрүн айта албайт.",
    ru="Нынешняя версия системы не повторяет в точности опубликованные баллы выпуска «{edition}» и потому "
    "не может сказать, что изменили бы другие числа.",
    en="The present version does not arrive exactly at the published scores of the edition “{edition}”, so "
    "it cannot say what other figures would change.",
    hint_ky="Басылманы топтомдун ичиндеги текшерүү программасы кайра эсептейт: python3 {edition}.zip.",
    hint_ru="Выпуск пересчитает программа проверки внутри его пакета: python3 {edition}.zip.",
    hint_en="The verifier inside the bundle recomputes the edition: python3 {edition}.zip.",
)
WORKING_NOT_SHOWN = catalogued(
    "publication.P031",
    ky="Бул сандын эсептөө жолун тутумдун азыркы версиясы көрсөтө албайт; жарыяланган сан күчүндө.",
    ru="Нынешняя версия системы не может показать ход расчёта; действует опубликованное число.",
    en="The present version cannot show how this figure was computed; the published figure stands.",
    hint_ky="Аны топтомдун ичиндеги текшерүү программасы кайра эсептейт: python3 {edition}.zip.",
    hint_ru="Его пересчитает программа проверки внутри пакета: python3 {edition}.zip.",
    hint_en="The verifier inside the bundle recomputes it: python3 {edition}.zip.",
    severity="warning",
)
