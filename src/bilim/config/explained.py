"""What each argument of a command is for, in three languages."""

from __future__ import annotations

from collections.abc import Mapping

from bilim.config.speech import told

Words = Mapping[str, str]


def _three(ky: str, ru: str, en: str) -> Words:
    return {"ky": ky, "ru": ru, "en": en}


_EXPLAINED: Mapping[str, Words] = {
    "account list": _three(
        "бардык каттоо жазуулары жана укуктары",
        "все учётные записи и их права",
        "all accounts and what they may do",
    ),
    "account create": _three(
        "жаңы каттоо жазуусу; сырсөз суралат",
        "новая учётная запись; спросит пароль",
        "a new account; asks for its password",
    ),
    "account password": _three("сырсөздү алмаштырат", "заменяет пароль", "replaces the password"),
    "account grant": _three("роль берет", "выдаёт роль", "gives a role"),
    "account end": _three("ролду токтотот", "прекращает роль", "ends a role"),
    "username": _three("колдонуучунун аты", "имя пользователя", "the user name"),
    "person": _three("адамдын аты-жөнү", "имя и фамилия", "the person's name"),
    "role": _three("ролу", "роль", "the role"),
    "from": _three("биринчи күнү: 2026-12-01", "первый день: 2026-12-01", "its first day: 2026-12-01"),
    "until": _three(
        "күчүн жоготкон күнү: 2027-12-01",
        "день, с которого не действует: 2027-12-01",
        "the day from which it no longer holds: 2027-12-01",
    ),
    "backup": _three(
        "көчүрмө жазыла турган файл", "файл, в который пишется копия", "the file the copy is written to"
    ),
    "restore": _three("көчүрмөнүн файлы", "файл копии", "the file of the copy"),
    "replace": _three(
        "азыркы тутумдун ордуна коёт; мурункусу өчүрүлөт",
        "заменяет нынешнюю систему; прежняя стирается",
        "in place of the present system, which is erased",
    ),
    "measurement": _three("эмне өлчөнөт", "что измеряется", "what is measured"),
    "options": _three("өлчөөнүн өз параметрлери", "её собственные параметры", "options of the measurement"),
    "no-serve": _three(
        "даярдап бүтөт, сайтты ачпайт; порт: BILIM_PORT=8150 ./bilim demo",
        "только готовит и не открывает сайт; порт: BILIM_PORT=8150 ./bilim demo",
        "prepares and does not serve; the port: BILIM_PORT=8150 ./bilim demo",
    ),
    "indicators": _three("көрсөткүчтөрдүн коддору", "коды показателей", "codes of indicators"),
    "z": _three(
        "орточодон канча четтөөгө алыс (3)",
        "сколько отклонений от среднего (3)",
        "how many deviations from the mean (3)",
    ),
    "modified-z": _three(
        "медианадан канча четтөөгө алыс (3.5)",
        "сколько отклонений от медианы (3.5)",
        "how many deviations from the median (3.5)",
    ),
    "cases": _three(
        "run – мөөнөтү келгендердин баарын аткаруу, list – иштердин тизмеси",
        "run – выполнить всё, чему подошёл срок, list – список дел",
        "run: do all that is due; list: the cases",
    ),
    "limit": _three("эң көп дегенде канча сап", "сколько строк самое большее", "so many rows at most"),
    "import": _three("CSV же XLSX файлы", "файл CSV или XLSX", "a CSV or XLSX file"),
    "commit": _three(
        "жазат; ансыз эмне болорун гана көрсөтөт",
        "записывает; без него только показывает, что будет",
        "records; without it only shows what would be",
    ),
    "journal": _three(
        "verify – чынжырды текшерет, list – жазууларды көрсөтөт",
        "verify – проверяет цепь, list – показывает записи",
        "verify checks the chain, list shows entries",
    ),
    "subject": _three("кимге же эмнеге тиешелүү", "о ком или о чём", "whom or what it is about"),
    "event": _three(
        "окуянын коду: facts.imported", "код события: facts.imported", "the code of the event: facts.imported"
    ),
}


def explained(name: str) -> str:
    """What the argument is for, in the reader's language."""
    return told(_EXPLAINED[name])
