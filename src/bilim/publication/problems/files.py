"""What can be wrong with files, keys and bundles."""

from bilim_engine.problems import catalogued

NOT_YAML = catalogued(
    "publication.P001",
    ky="Файл YAML катары окулбайт: {why}.",
    ru="Файл не читается как YAML: {why}.",
    en="The file cannot be read as YAML: {why}.",
    hint_ky="Аталган сапты текшериңиз.",
    hint_ru="Проверьте указанную строку.",
    hint_en="Check the line named.",
)
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
NO_SIGNING_KEY = catalogued(
    "publication.P009",
    ky="Кол коюу ачкычы жок же окулбайт: {why}.",
    ru="Ключа подписи нет или он не читается: {why}.",
    en="There is no readable signing key: {why}.",
    hint_ky="BILIM_SIGNING_KEY_FILE долбоордон тышкары турган PEM файлын (Ed25519) көрсөтүшү керек.",
    hint_ru="BILIM_SIGNING_KEY_FILE должен указывать на файл PEM (Ed25519) вне проекта.",
    hint_en="BILIM_SIGNING_KEY_FILE must name a PEM file (Ed25519) outside the project.",
)
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
    ky="{key} ачкычы ачкычтар реестринде жок же анын мөөнөтү өткөн.",
    ru="Ключа {key} нет в реестре ключей или срок его действия истёк.",
    en="The key {key} is not in the register of keys, or is no longer valid.",
    hint_ky="Аны definitions/keys/signing.yaml файлына мөөнөтү менен жазыңыз.",
    hint_ru="Внесите его в definitions/keys/signing.yaml со сроком действия.",
    hint_en="Enter it in definitions/keys/signing.yaml with its dates.",
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
WORKING_NOT_SHOWN = catalogued(
    "publication.P031",
    ky="Бул сандын эсептөө жолун системанын азыркы версиясы көрсөтө албайт; жарыяланган сан күчүндө.",
    ru="Нынешняя версия системы не может показать ход расчёта; действует опубликованное число.",
    en="The present version cannot show how this figure was computed; the published figure stands.",
    hint_ky="Аны топтомдун ичиндеги текшерүүчү кайра эсептейт: python3 {edition}.zip.",
    hint_ru="Его пересчитает проверяющая программа внутри пакета: python3 {edition}.zip.",
    hint_en="The verifier inside the bundle recomputes it: python3 {edition}.zip.",
    severity="warning",
)
