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
