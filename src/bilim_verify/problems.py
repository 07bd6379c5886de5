"""What the verifier can say, in three languages. Every sentence names the entry, the place or the figure."""

# ruff: noqa: E501
from typing import Any, Dict, NamedTuple, Optional, Tuple

LANGUAGES = ("ky", "ru", "en")
# A longer text of a file is cut: a report is read by people.
MOST_SAID = 2000


class Problem(NamedTuple):
    """One thing that is wrong. `code` is a key of SENTENCES or FIGURES."""

    code: str
    params: Tuple[Tuple[str, str], ...] = ()

    def sentence(self, language: str) -> str:
        return SENTENCES[self.code][LANGUAGES.index(language)].format(**dict(self.params))


def problem(code: str, **params: Any) -> Problem:
    """The problem with what stands in the file as text, whatever a writer put there in place of one."""
    return Problem(code, tuple((name, brief(params[name])) for name in sorted(params)))


def brief(value: Any) -> str:
    """What stands in a file, cut where nobody would read on."""
    if not isinstance(value, str):
        return shown(value)
    return value if len(value) <= MOST_SAID else f"{value[:MOST_SAID]}…"


def shown(value: Any) -> str:
    """What stands in a file, for a sentence; of a list or mapping that may be deep only what it is."""
    if isinstance(value, dict):
        return "{…}"
    return "[…]" if isinstance(value, list) else str(value)[:80]


class Unreadable(Exception):
    """This cannot be read as a bundle at all; `contents` are the entries of which more can be told."""

    def __init__(self, *problems: Problem, contents: Optional[Dict[str, bytes]] = None) -> None:
        super().__init__(", ".join(each.code for each in problems))
        self.problems = list(problems)
        self.contents = contents or {}


SENTENCES: Dict[str, Tuple[str, str, str]] = {
    "no_bundle_named": (
        "Басылманын топтому көрсөтүлгөн эмес.",
        "Пакет выпуска не указан.",
        "No bundle is named.",
    ),
    "too_many_files": (
        "«{name}» ашыкча: бир жолу бир гана топтом текшерилет.",
        "«{name}» лишнее: за один раз проверяется один пакет.",
        "“{name}” is one too many: one bundle is verified at a time.",
    ),
    "no_such_option": (
        "«{name}» деген параметр жок. Параметрлер: {known}.",
        "Параметра «{name}» нет. Параметры: {known}.",
        "There is no option “{name}”. The options are: {known}.",
    ),
    "option_without_value": (
        "«{name}» параметринин мааниси жок.",
        "У параметра «{name}» нет значения.",
        "The option “{name}” has no value.",
    ),
    "no_such_language": (
        "«{name}» деген тил жок. Тилдер: {known}.",
        "Языка «{name}» нет. Языки: {known}.",
        "There is no language “{name}”. The languages are: {known}.",
    ),
    "file_missing": (
        "«{file}» деген файл жок. Анын атын жана папкасын текшериңиз.",
        "Файла «{file}» нет. Проверьте его имя и папку.",
        "There is no file “{file}”. Check its name and its folder.",
    ),
    "file_forbidden": (
        "«{file}» файлын окууга уруксат жок. Окуу укугун сураңыз же файлды өз папкаңызга көчүрүңүз.",
        "Файл «{file}» читать не разрешено. Попросите право на чтение или скопируйте файл в свою папку.",
        "The file “{file}” may not be read. Ask for the right to read it, or copy it into a folder of yours.",
    ),
    "no_file": (
        "«{file}» файлы окулган жок: {why}.",
        "Файл «{file}» не прочитан: {why}.",
        "The file “{file}” could not be read: {why}.",
    ),
    "not_regular": (
        "«{file}» кадимки файл эмес (папка, түзмөк же канал); топтомдун файлын көрсөтүңүз.",
        "«{file}» – не обычный файл (папка, устройство или канал); укажите файл пакета.",
        "“{file}” is not a regular file (a folder, a device or a pipe); name the file of a bundle.",
    ),
    "not_a_zip": (
        "Бул ZIP архиви эмес: архивдин бир да жазуусу табылган жок.",
        "Это не архив ZIP: ни одной записи архива не найдено.",
        "This is not a ZIP archive: no entry was found in it.",
    ),
    "inserted_bytes": (
        "Архивге {count} ашык байт кыстарылган: {offset}-байттан баштап, «{entry}» жазуусунун алдында.",
        "В архив вставлены лишние байты: {count}, с байта {offset}, перед записью «{entry}».",
        "Bytes put into the archive: {count}, from byte {offset}, before the entry “{entry}”.",
    ),
    "inserted_before_directory": (
        "Архивге {count} ашык байт кыстарылган: {offset}-байттан баштап, мазмундар тизмесинин алдында.",
        "В архив вставлены лишние байты: {count}, с байта {offset}, перед каталогом.",
        "Bytes put into the archive: {count}, from byte {offset}, before the directory.",
    ),
    "truncated": (
        "Файл кесилген: ал {size}-байтта, «{entry}» жазуусунан кийин үзүлөт.",
        "Файл обрезан: он обрывается на байте {size}, после записи «{entry}».",
        "The file is cut short: it ends at byte {size}, after the entry “{entry}”.",
    ),
    "too_large": (
        "Файл өтө чоң: {size} байт; топтом {most} байттан ашпайт.",
        "Файл слишком велик: {size} байт; в пакете бывает не больше {most}.",
        "The file is too large: {size} bytes; a bundle has at most {most}.",
    ),
    "too_many_entries": (
        "Архивде жазуулар өтө көп: {count}.",
        "В архиве слишком много записей: {count}.",
        "The archive holds too many entries: {count}.",
    ),
    "duplicate_entry": (
        "«{entry}» жазуусу архивде эки жолу бар; кайсынысы чын экени белгисиз.",
        "Запись «{entry}» есть в архиве дважды; неизвестно, какая из них настоящая.",
        "The entry “{entry}” is in the archive twice; nobody can say which one counts.",
    ),
    "entries_overlap": (
        "«{entry}» жана «{other}» жазуулары бири-биринин үстүнө түшөт ({offset}-байттан баштап): мындай архив окулбайт.",
        "Записи «{entry}» и «{other}» накладываются друг на друга (с байта {offset}): такой архив не читается.",
        "The entries “{entry}” and “{other}” overlap (from byte {offset}): such an archive is not read.",
    ),
    "unsafe_name": (
        "«{entry}» аты папканын сыртына чыгат; мындай архив ачылбайт.",
        "Имя «{entry}» выходит за пределы папки; такой архив не открывается.",
        "The name “{entry}” leads outside the folder; such an archive is not opened.",
    ),
    "packed_entry": (
        "«{entry}» жазуусу кысылган же шифрленген; топтом кысылбайт.",
        "Запись «{entry}» сжата или зашифрована; пакет не сжимается.",
        "The entry “{entry}” is packed or enciphered; a bundle never is.",
    ),
    "no_manifest": (
        "Архивде manifest.json жок же ал окулбайт: бул басылманын топтому эмес.",
        "В архиве нет manifest.json или он не читается: это не пакет выпуска.",
        "There is no readable manifest.json in the archive: this is not a bundle.",
    ),
    "unknown_format": (
        "Файлдын форматы «{format}», версиясы {version}; бул текшерүү программасы {known}-версияны билет.",
        "Формат файла «{format}», версия {version}; эта программа проверки знает версию {known}.",
        "The format is “{format}”, version {version}; this verifier knows version {known}.",
    ),
    "header_changed": (
        "{offset}-байт өзгөргөн: «{entry}» жазуусунун {part}, «{field}» талаасы. {was} турушу керек, {now} турат.",
        "Изменён байт {offset}: {part} записи «{entry}», поле «{field}». Должно быть {was}, стоит {now}.",
        "Byte {offset} was changed: {part} of the entry “{entry}”, field “{field}”. It should be {was} and is {now}.",
    ),
    "extra_bytes": (
        "Архивдин соңунан кийин {count} ашык байт бар ({offset}-байттан баштап).",
        "После конца архива есть лишние байты: {count} (начиная с байта {offset}).",
        "Bytes after the end of the archive: {count} (from byte {offset}).",
    ),
    "missing_bytes": (
        "Архивдин соңунда {count} байт жетишпейт.",
        "В конце архива не хватает байтов: {count}.",
        "Bytes missing at the end of the archive: {count}.",
    ),
    "content_byte_changed": (
        "{offset}-байт өзгөргөн: «{entry}» жазуусунун мазмуну, анын {place}-байты. {was} болгон, {now} турат.",
        "Изменён байт {offset}: содержимое записи «{entry}», её байт {place}. Было {was}, стоит {now}.",
        "Byte {offset} was changed: content of the entry “{entry}”, its byte {place}. It was {was} and is {now}.",
    ),
    "changed_row": (
        "Ал байт «{entry}» таблицасынын {line}-сабында турат: {row}.",
        "Этот байт – в строке {line} таблицы «{entry}»: {row}.",
        "That byte is in line {line} of the table “{entry}”: {row}.",
    ),
    "content_changed": (
        "«{entry}» жазуусунун мазмуну ({start}–{end}-байттар) кол коюлган мазмунга дал келбейт.",
        "Содержимое записи «{entry}» (байты {start}–{end}) не совпадает с подписанным.",
        "The content of the entry “{entry}” (bytes {start}–{end}) is not what was signed.",
    ),
    "crc_differs": (
        "«{entry}» жазуусунун мазмуну ({start}–{end}-байттар) анын текшерүү суммасына (CRC-32) дал келбейт.",
        "Содержимое записи «{entry}» (байты {start}–{end}) не совпадает с её контрольной суммой (CRC-32).",
        "The content of the entry “{entry}” (bytes {start}–{end}) does not match its checksum (CRC-32).",
    ),
    "size_differs": (
        "«{entry}» жазуусунда {now} байт, манифестте {was} байт.",
        "В записи «{entry}» {now} байт, в манифесте {was}.",
        "The entry “{entry}” has {now} bytes, the manifest says {was}.",
    ),
    "extra_entry": (
        "«{entry}» жазуусу манифестте жок: ал кийин кошулган.",
        "Записи «{entry}» нет в манифесте: она добавлена позже.",
        "The entry “{entry}” is not in the manifest: it was added later.",
    ),
    "unknown_entry": (
        "«{entry}» жазуусуна бул форматта орун жок.",
        "Записи «{entry}» нет места в этом формате.",
        "The format has no place for the entry “{entry}”.",
    ),
    "missing_entry": (
        "Манифестте аталган «{entry}» жазуусу архивде жок.",
        "Записи «{entry}», названной в манифесте, нет в архиве.",
        "The entry “{entry}” named in the manifest is not in the archive.",
    ),
    "not_canonical": (
        "«{entry}» жазуусундагы JSON бирдиктүү түрдө жазылган эмес.",
        "JSON «{entry}» записан не в единой форме.",
        "The JSON of “{entry}” is not written in the one form.",
    ),
    "table_not_canonical": (
        "«{entry}» таблицасы бирдиктүү түрдө жазылган эмес (сап аягы, тырмакча же саптардын тартиби).",
        "Таблица «{entry}» записана не в единой форме (конец строки, кавычки или порядок строк).",
        "The table “{entry}” is not written in the one form (line ends, quotes or the order of rows).",
    ),
    "not_foreseen": (
        "«{entry}», {place}: формат мындайды билбейт: «{found}».",
        "«{entry}», {place}: формат такого не предусматривает: «{found}».",
        "“{entry}”, {place}: the format does not foresee this: “{found}”.",
    ),
    "corrected_unsound": (
        "--corrects аркылуу берилген топтомдун өзүндө айырмалар бар ({count}); өзгөрүүлөр ага салыштырылган жок.",
        "В самом пакете, указанном через --corrects, есть расхождения ({count}); изменения с ним не сверены.",
        "The bundle given with --corrects differs from itself ({count} findings); the changes were not held against it.",
    ),
    "bad_signature": (
        "manifest.json файлынын кол тамгасы {key} ачкычына таандык эмес: манифест же кол тамга өзгөргөн.",
        "Подпись manifest.json не принадлежит ключу {key}: изменены манифест или подпись.",
        "The signature of manifest.json is not that of the key {key}: the manifest or the signature was changed.",
    ),
    "key_id_differs": (
        "Манифестте ачкычтын белгиси {stated}, ачкычтын өзүнүкү {actual}.",
        "В манифесте указан ключ {stated}, а сам ключ имеет обозначение {actual}.",
        "The manifest calls the key {stated}, the key itself is {actual}.",
    ),
    "other_key": (
        "Басылмага {actual} ачкычы менен кол коюлган, күтүлгөнү {expected}.",
        "Выпуск подписан ключом {actual}, ожидался {expected}.",
        "The edition is signed with the key {actual}; {expected} was expected.",
    ),
    "bad_content": (
        "«{entry}» окулбайт: {why}. Сандар кайра эсептелген жок.",
        "«{entry}» не читается: {why}. Величины не пересчитаны.",
        "“{entry}” cannot be read: {why}. The figures were not recomputed.",
    ),
    "part_unreadable": (
        "«{entry}» окулбайт: {why}. Ага тиешелүү нерселердин баары эле салыштырылган жок.",
        "«{entry}» не читается: {why}. Сверено не всё, что к этому относится.",
        "“{entry}” cannot be read: {why}. Not all that belongs to it was compared.",
    ),
    "letter_differs": (
        "«{entry}», {line}-сап: «{stated}» деп турат, ал эми формат боюнча «{wanted}» турушу керек.",
        "«{entry}», строка {line}: стоит «{stated}», а по формату должно стоять «{wanted}».",
        "“{entry}”, line {line}: “{stated}” stands there; the format has “{wanted}”.",
    ),
    "instant_unreadable": (
        "manifest.json, edition.published_at: «{stated}» – убакыт эмес.",
        "manifest.json, edition.published_at: «{stated}» – не момент времени.",
        "manifest.json, edition.published_at: “{stated}” is not an instant.",
    ),
    "published_too_early": (
        "manifest.json, edition.published_at: {stated} убактысы {after} убактысынан эрте ({what}).",
        "manifest.json, edition.published_at: {stated} раньше, чем {after} ({what}).",
        "manifest.json, edition.published_at: {stated} is before {after} ({what}).",
    ),
    "gate_silent": (
        "gate.json, «{check}»: {finding} карама-каршылыгы ({unit}) топтомдон келип чыгат, бирок көрсөтүлгөн эмес: {count}.",
        "gate.json, «{check}»: противоречие {finding} ({unit}) следует из пакета, но не указано: {count}.",
        "gate.json, “{check}”: the finding {finding} ({unit}) follows from the bundle and is not stated: {count}.",
    ),
    "gate_invents": (
        "gate.json, «{check}»: {finding} карама-каршылыгы ({unit}) көрсөтүлгөн, бирок топтомдон келип чыкпайт: {count}.",
        "gate.json, «{check}»: противоречие {finding} ({unit}) указано, но из пакета не следует: {count}.",
        "gate.json, “{check}”: the finding {finding} ({unit}) is stated and does not follow from the bundle: {count}.",
    ),
    # The node comes with its comma, or is left out where it would be said twice.
    "figure_differs": (
        "{what}, {unit}{node} ({variant}): жарыяланганы {published}, кайра эсептелгени {recomputed}.",
        "{what}, {unit}{node} ({variant}): опубликовано {published}, пересчитано {recomputed}.",
        "{what}, {unit}{node} ({variant}): published {published}, recomputed {recomputed}.",
    ),
    "analysis_differs": (
        "«{entry}», {place}: жарыяланганы {published}, кайра эсептелгени {recomputed}.",
        "«{entry}», {place}: опубликовано {published}, пересчитано {recomputed}.",
        "“{entry}”, {place}: published {published}, recomputed {recomputed}.",
    ),
    "row_missing": (
        "{what}, {unit}{node} ({variant}): жарыяланган эмес, кайра эсептегенде {recomputed} чыкты.",
        "{what}, {unit}{node} ({variant}): не опубликовано, при пересчёте вышло {recomputed}.",
        "{what}, {unit}{node} ({variant}): not published, recomputed {recomputed}.",
    ),
    "row_extra": (
        "{what}, {unit}{node} ({variant}): жарыяланганы {published}, ага негиз жок.",
        "{what}, {unit}{node} ({variant}): опубликовано {published}, основания для этого нет.",
        "{what}, {unit}{node} ({variant}): published {published}, which follows from nothing.",
    ),
    "contest_unstated": (
        "{entry} бош: кол коюлган басылмада бөлүмдөрдүн пикири кандай угулганы айтылышы керек.",
        "{entry} пуст: в подписанном выпуске должно быть сказано, как выслушали отделы.",
        "{entry} is empty: a signed edition has to say how departments were heard.",
    ),
    "row_twice": (
        "«{entry}», {row}-сап: бул сан мурда да берилген ({key}).",
        "«{entry}», строка {row}: эта величина уже была дана ({key}).",
        "“{entry}”, row {row}: this figure was already given ({key}).",
    ),
    "fact_without_origin": (
        "facts.csv, {row}-сап: «{origin}» булагы origins.json файлында жок.",
        "facts.csv, строка {row}: источника «{origin}» нет в origins.json.",
        "facts.csv, row {row}: the origin “{origin}” is not in origins.json.",
    ),
    "mark_lost": (
        "facts.csv, {row}-сап: булак үлгү маалымат деп белгиленген, ал эми маалыматтын өзү белгиленген эмес.",
        "facts.csv, строка {row}: источник помечен как иллюстративный, а сама величина – нет.",
        "facts.csv, row {row}: the origin is marked illustrative and the fact is not.",
    ),
    "illustrative_differs": (
        "Манифестте үлгү маалымат белгиси «{stated}», фактылар боюнча «{actual}».",
        "В манифесте отметка об иллюстративных данных «{stated}», по фактам «{actual}».",
        "The manifest marks illustrative data “{stated}”, the facts say “{actual}”.",
    ),
    "long_number": (
        "«{entry}», {place}: {signs} белгиден турган сан; формат мындай узун санды билбейт.",
        "«{entry}», {place}: число, в котором знаков – {signs}; столь длинных чисел формат не предусматривает.",
        "“{entry}”, {place}: a number of {signs} signs; the format does not foresee one so long.",
    ),
    "figure_of_before": (
        "«{entry}», {row}-сап: «{unit}», «{item}», {period} – бирдик {on} күнү бөлүнгөн же бириктирилген, мезгил ага чейин бүткөн, бирок сан «салыштырууга болбойт» (not_comparable) деп белгиленген эмес.",
        "«{entry}», строка {row}: «{unit}», «{item}», {period} – единица разделена или объединена {on}, период закончился раньше, но величина не отмечена как несравнимая (not_comparable).",
        "“{entry}”, row {row}: “{unit}”, “{item}”, {period} – the unit was split or merged on {on} and the period had ended before, but the figure is not marked as not comparable (not_comparable).",
    ),
    "unknown_unit": (
        "«{entry}»: «{unit}» бирдиги реестрде жок.",
        "«{entry}»: единицы «{unit}» нет в реестре.",
        "“{entry}”: the unit “{unit}” is not in the register.",
    ),
    "not_ranked_by_method": (
        "register.json: «{unit}» ({kind}) рейтингге кирет деп белгиленген, бирок усул мындай түрдү баалабайт.",
        "register.json: «{unit}» ({kind}) отмечена как участник рейтинга, но методика такие единицы не оценивает.",
        "register.json: “{unit}” ({kind}) is marked as ranked, but the method does not judge its kind.",
    ),
    "gate_refused": (
        "gate.json: басылма жарыялоо алдындагы текшерүүдөн өткөн эмес ({count} карама-каршылык).",
        "gate.json: выпуск не прошёл проверку перед публикацией (противоречий: {count}).",
        "gate.json: the edition did not pass its own gate ({count} findings).",
    ),
    "methodology_differs": (
        "Манифестте усулдун хеши {stated}, definitions/methodology.json файлынын хеши {actual}.",
        "В манифесте хеш методики {stated}, у definitions/methodology.json {actual}.",
        "The manifest gives the method's hash as {stated}; that of definitions/methodology.json is {actual}.",
    ),
    "claim_differs": (
        "«{entry}», {place}: «{stated}» деп жазылган, ал эми {source} файлында «{actual}».",
        "«{entry}», {place}: указано «{stated}», а в {source} стоит «{actual}».",
        "“{entry}”, {place}: “{stated}” is stated, but {source} has “{actual}”.",
    ),
}
