"""What can be wrong with stored files."""

from bilim_engine.problems import catalogued

UNKNOWN = catalogued(
    "storage.P001",
    ky="{sha256} хеши менен сакталган файл жок.",
    ru="Нет сохранённого файла с хешем {sha256}.",
    en="No stored file has the hash {sha256}.",
    hint_ky="Хешти текшериңиз же сактагычты камдык көчүрмөдөн калыбына келтириңиз.",
    hint_ru="Проверьте хеш или восстановите хранилище из резервной копии.",
    hint_en="Check the hash, or restore the storage from a backup.",
)
DAMAGED = catalogued(
    "storage.P002",
    ky="{sha256} файлынын мазмуну анын хешине дал келбейт.",
    ru="Содержание файла {sha256} не соответствует его хешу.",
    en="The content of the file {sha256} does not match its hash.",
    hint_ky="Диск бузулган же файл өзгөртүлгөн. Файлды камдык көчүрмөдөн калыбына келтириңиз.",
    hint_ru="Диск повреждён, или файл изменён. Восстановите файл из резервной копии.",
    hint_en="The disk is damaged or the file was changed. Restore the file from a backup.",
)
NOT_KEPT = catalogued(
    "storage.P003",
    ky="«{file}» файлы сакталган жок: {why}.",
    ru="Файл «{file}» не сохранён: {why}.",
    en="The file “{file}” was not kept: {why}.",
    hint_ky="Дисктеги бош орунду жана укуктарды текшерип, кайталаңыз. Чала сакталган эч нерсе жок.",
    hint_ru="Проверьте место на диске хранилища и права, затем повторите. Ничего не сохранено наполовину.",
    hint_en="Check the room on the storage's disk and the rights, then repeat. Nothing was kept by half.",
)
EMPTY = catalogued(
    "storage.P004",
    ky="«{file}» файлы бош.",
    ru="Файл «{file}» пуст.",
    en="The file “{file}” is empty.",
    hint_ky="Далил камтыган файлды тандаңыз.",
    hint_ru="Выберите файл, в котором есть доказательство.",
    hint_en="Choose the file that holds the evidence.",
)
TOO_LARGE = catalogued(
    "storage.P005",
    ky="«{file}» файлы өтө чоң: {size} МБ; чеги – {limit} МБ.",
    ru="Файл «{file}» слишком велик: {size} МБ, а допустимо не больше {limit} МБ.",
    en="The file “{file}” is too large: {size} MB, where {limit} MB are allowed.",
    hint_ky="Керектүү беттерин гана жөнөтүңүз же сүрөттүн өлчөмүн кичирейтиңиз.",
    hint_ru="Отправьте только нужные страницы или уменьшите изображение.",
    hint_en="Send the pages that matter, or a smaller picture.",
)
KIND_NOT_TAKEN = catalogued(
    "storage.P006",
    ky="Мындай түрдөгү файл далил катары кабыл алынбайт: «{file}».",
    ru="Файл «{file}» такого вида не принимается как доказательство.",
    en="A file of the kind of “{file}” is not taken as evidence.",
    hint_ky="Кабыл алынгандар: {kinds}.",
    hint_ru="Принимаются: {kinds}.",
    hint_en="Taken are: {kinds}.",
)
OTHER_KIND = catalogued(
    "storage.P007",
    ky="«{file}» файлы аты боюнча – {said}, ал эми мазмуну боюнча – {found}.",
    ru="По имени файл «{file}» – {said}, а по содержанию – {found}.",
    en="By its name the file “{file}” is {said}, but its content is {found}.",
    hint_ky="Файлды мазмунуна туура келген ат менен жөнөтүңүз.",
    hint_ru="Отправьте файл под именем, соответствующим содержанию.",
    hint_en="Send it under the name of what it is.",
)
NOT_OF_KIND = catalogued(
    "storage.P008",
    ky="«{file}» файлы {said} эмес: бузулган, шифрленген, макросу же тышкы шилтемеси бар же башка файл.",
    ru="Файл «{file}» – не {said}: повреждён, зашифрован, содержит макросы, внешние ссылки или иное.",
    en="The file “{file}” is no {said}: it is damaged, encrypted, holds macros or links, or something else.",
    hint_ky="Аны ачып көрүңүз да, кайра сактап, жаңысын жөнөтүңүз.",
    hint_ru="Откройте его, сохраните заново и отправьте новый файл.",
    hint_en="Open it, save it anew and send the new file.",
)
NONE_CHOSEN = catalogued(
    "storage.P009",
    ky="Далил тиркелген эмес.",
    ru="Доказательство не приложено.",
    en="No evidence is attached.",
    hint_ky="Файлды тандаңыз.",
    hint_ru="Выберите файл.",
    hint_en="Choose a file.",
)
