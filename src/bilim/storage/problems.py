"""What can be wrong with stored files."""

from collections.abc import Iterable

from bilim_engine.problems import Problem, catalogued


class Lost(Exception):
    """A stored file is not there, or not what it was: no fault of whoever asks for what stands in it.

    No refusal, so that no page that tells somebody what to mend takes it for one: who runs the system mends
    it, and is told by the log.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problem.render("en") for problem in self.problems))


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
    hint_ky="Дисктеги бош орунду жана укуктарды текшерип, кайталаңыз. Чала сакталган файл калган жок.",
    hint_ru="Проверьте место на диске хранилища и права, затем повторите. Недописанного файла не осталось.",
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
    ky="«{file}» файлы {said} эмес: бузулган, шифрленген, ага башка нерсе кошулган же башка файл.",
    ru="Файл «{file}» – не {said}: повреждён, зашифрован, с чем-то посторонним или это другой файл.",
    en="The file “{file}” is no {said}: damaged, encrypted, with something added, or another file.",
    hint_ky="Аны ачып көрүңүз да, сырсөзсүз кайра сактап, жаңысын жөнөтүңүз.",
    hint_ru="Откройте его, сохраните заново без пароля и отправьте новый файл.",
    hint_en="Open it, save it anew without a password and send the new file.",
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
RUNS = catalogued(
    "storage.P010",
    ky="«{file}» файлында өзү иштей турган нерсе бар (макрос, скрипт, программа же байланыш): {what}.",
    ru="В файле «{file}» есть то, что выполняется (макрос, скрипт, программа или подключение): {what}.",
    en="The file “{file}” holds what runs (a macro, a script, a program or a connection): {what}.",
    hint_ky="Аны PDF кылып сактап, ошону жөнөтүңүз; PDF болсо, жаңы PDF кылып басып чыгарыңыз.",
    hint_ru="Сохраните его как PDF и отправьте; если это PDF, напечатайте его в новый PDF.",
    hint_en="Save it as a PDF and send that; if it is a PDF, print it into a new one.",
)
FETCHES = catalogued(
    "storage.P011",
    ky="«{file}» файлы ачылганда сырттан бир нерсени өзү жүктөйт же чакырат: {what}.",
    ru="Файл «{file}» при открытии сам загружает или вызывает постороннее: {what}.",
    en="When it is opened, the file “{file}” by itself loads or calls something else: {what}.",
    hint_ky="Баарын файлдын өзүнө сактаңыз же жаңы PDF кылып басып чыгарыңыз; шилтемелер калса болот.",
    hint_ru="Сохраните всё в самом файле либо напечатайте его в новый PDF; обычные ссылки не мешают.",
    hint_en="Keep all within the file itself, or print it into a new PDF; ordinary links may stay.",
)
HOLDS_A_FILE = catalogued(
    "storage.P012",
    ky="«{file}» файлынын ичинде башка файл бар: {what}.",
    ru="В файле «{file}» лежит другой файл: {what}.",
    en="Within the file “{file}” lies another file: {what}.",
    hint_ky="Ичиндеги файлды алып салып, керек болсо өзүнчө жөнөтүңүз же PDF кылып сактаңыз.",
    hint_ru="Уберите вложенный файл и при необходимости отправьте его отдельно либо сохраните всё как PDF.",
    hint_en="Take the inner file out and send it by itself where it matters, or save all as a PDF.",
)
ODD_PART = catalogued(
    "storage.P013",
    ky="«{file}» файлынын бир бөлүгү кеңсе программалары жазбай турган түрдө аталган же жазылган: {what}.",
    ru="Часть файла «{file}» названа или записана так, как офисные программы никогда не пишут: {what}.",
    en="A part of the file “{file}” is named or written as no office program does: {what}.",
    hint_ky="Аны Word, Excel же LibreOffice менен ачып, кайра сактап, жаңысын жөнөтүңүз.",
    hint_ru="Откройте его в Word, Excel или LibreOffice, сохраните заново и отправьте новый файл.",
    hint_en="Open it with Word, Excel or LibreOffice, save it anew and send the new file.",
)
NO_TABLE = catalogued(
    "storage.P014",
    ky="«{file}» файлы таблица эмес, мазмуну боюнча – {what}.",
    ru="Файл «{file}» – не таблица, по содержанию это {what}.",
    en="The file “{file}” is no table: its content is {what}.",
    hint_ky="Таблицаны CSV же XLSX кылып, ал эми веб-баракты PDF кылып сактаңыз.",
    hint_ru="Сохраните таблицу как CSV или XLSX, а веб-страницу – как PDF.",
    hint_en="Save a table as CSV or XLSX, and a page of the web as PDF.",
)
NOT_UTF8 = catalogued(
    "storage.P016",
    ky="«{file}» файлы UTF-8 коддоосунда эмес (сыягы, {found}).",
    ru="Файл «{file}» не в кодировке UTF-8 (похоже на {found}).",
    en="The file “{file}” is not in UTF-8 (it looks like {found}).",
    hint_ky=(
        "Excelде «Файл» → «Башкача сактоо» (Сохранить как) дегенден «CSV UTF-8» түрүн тандап сактаңыз же "
        "таблицаны XLSX кылып жөнөтүңүз. Windows-1251 коддоосунда ң, ө, ү тамгалары жок."
    ),
    hint_ru=(
        "В Excel выберите «Файл» → «Сохранить как» и тип «CSV UTF-8» либо отправьте таблицу в XLSX. "
        "В кодировке Windows-1251 нет букв ң, ө, ү."
    ),
    hint_en=(
        "In Excel choose “File” → “Save As” and the type “CSV UTF-8”, or send the table as XLSX. "
        "Windows-1251 has no letters ң, ө, ү."
    ),
)
PHOTO_NOT_TAKEN = catalogued(
    "storage.P017",
    ky="«{file}» файлы – HEIC форматындагы фотосүрөт (iPhone ушундай сактайт), ал кабыл алынбайт.",
    ru="Файл «{file}» – фотография в формате HEIC (так сохраняет iPhone), она не принимается.",
    en="The file “{file}” is a HEIC picture (as an iPhone keeps them), which is not taken.",
    hint_ky=(
        "Аны ачып, JPEG кылып экспорттоп, ошону жөнөтүңүз. Жаңы сүрөттөр JPEG болушу үчүн iPhone "
        "жөндөөлөрүндө: Настройки → Камера → Форматы → «Наиболее совместимые». Кабыл алынгандар: {kinds}."
    ),
    hint_ru=(
        "Откройте её, экспортируйте в JPEG и отправьте. Чтобы новые фотографии были в JPEG, на iPhone: "
        "Настройки → Камера → Форматы → «Наиболее совместимые». Принимаются: {kinds}."
    ),
    hint_en=(
        "Open the picture, export it as JPEG and send that. For new pictures to be JPEG, on the iPhone: "
        "Settings → Camera → Formats → “Most Compatible”. Taken are: {kinds}."
    ),
)
NOT_READABLE = catalogued(
    "storage.P015",
    ky="«{file}» файлынын бир бөлүгү окулбайт: {what}.",
    ru="Часть файла «{file}» не читается: {what}.",
    en="A part of the file “{file}” cannot be read: {what}.",
    hint_ky="Аны ачып, кайра сактап, жаңысын жөнөтүңүз.",
    hint_ru="Откройте его, сохраните заново и отправьте новый файл.",
    hint_en="Open it, save it anew and send the new file.",
)
TOO_MUCH = catalogued(
    "storage.P018",
    ky="«{file}» файлы ачылганда өтө чоң болуп чыгат, ошондуктан текшерилбейт: {what}.",
    ru="Файл «{file}» в распакованном виде слишком велик для проверки: {what}.",
    en="Unpacked, the file “{file}” is too large to be looked through: {what}.",
    hint_ky="Керектүү барактарды гана калтырып, кайра сактаңыз же PDF кылып жөнөтүңүз.",
    hint_ru="Оставьте только нужные листы и сохраните заново либо отправьте файл как PDF.",
    hint_en="Keep the sheets that matter and save it anew, or send it as a PDF.",
)
UNLOOKED = catalogued(
    "storage.P019",
    ky="«{file}» файлын карап чыгууга бөлүнгөн убакыт же эстутум жетпей калды; ал кабыл алынган жок.",
    ru="На просмотр файла «{file}» не хватило отведённого времени или памяти; он не принят.",
    en="The time or memory allowed was too little to look through the file “{file}”; it is not taken.",
    hint_ky="Керектүү беттерди гана калтырып, кайра сактаңыз же алардын сүрөтүн жөнөтүңүз.",
    hint_ru="Оставьте только нужные страницы и сохраните заново либо отправьте их фотографию.",
    hint_en="Keep the pages that matter and save it anew, or send a picture of them.",
)
MOVING_PICTURE = catalogued(
    "storage.P020",
    ky="«{file}» – кыймылдуу сүрөт: файлдын ичинде видео да бар, мындай файлдар кабыл алынбайт.",
    ru="«{file}» – «живое» фото: в файле есть и видео, такие файлы не принимаются.",
    en="“{file}” is a motion photo: the file holds a video too, and such files are not taken.",
    hint_ky="Камеранын жөндөөлөрүнөн кыймылдуу сүрөттү (Motion Photo) өчүрүңүз же экран сүрөтүн жөнөтүңүз.",
    hint_ru="Отключите «живые» фото (Motion Photo) в настройках камеры или отправьте снимок экрана.",
    hint_en="Turn motion photos off in the settings of the camera, or send a screenshot.",
)
OTHERS_LOOKED_INTO = catalogued(
    "storage.P021",
    ky="«{file}» текшерилген жок: азыр сиздин мурунку файлыңыз же башкалардын файлдары текшерилип жатат.",
    ru="Файл «{file}» не проверен: сейчас проверяется ваш предыдущий файл или файлы других людей.",
    en="The file “{file}” was not looked into now: an earlier file of yours, or those of others, are being "
    "looked into.",
    hint_ky="Жарым мүнөттөн кийин кайра жөнөтүңүз; калганы жоголгон жок.",
    hint_ru="Отправьте его ещё раз через полминуты; всё остальное сохранилось.",
    hint_en="Send it again in half a minute; nothing else was lost.",
)
