"""Why something could not be read, said in three languages: parsers and systems give their reason in English.

The commonest are said in words. Of any other the words of the program stand in quotes and are marked as its.
"""

from __future__ import annotations

import csv
import errno
import re
from collections.abc import Mapping, Sequence

Said = Mapping[str, str]


def _three(ky: str, ru: str, en: str) -> Said:
    return {"ky": ky, "ru": ru, "en": en}


_FORBIDDEN = _three("уруксат жок", "нет разрешения", "there is no permission")
_SYSTEM: Mapping[int, Said] = {
    errno.ENOENT: _three(
        "мындай файл же папка жок", "такого файла или папки нет", "there is no such file or folder"
    ),
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: _three("дискке жазууга болбойт", "диск только для чтения", "the disk may only be read"),
    errno.EISDIR: _three("бул файл эмес, папка", "это папка, а не файл", "this is a folder and no file"),
    errno.ENOTDIR: _three(
        "жолдогу бир аталыш папка эмес, файл",
        "одно из имён пути – файл, а не папка",
        "a name of the path is a file and no folder",
    ),
    errno.EEXIST: _three("мындай файл бар", "такой файл уже есть", "such a file is there already"),
    errno.ENOSPC: _three("дискте орун калган жок", "на диске нет места", "the disk is full"),
    errno.EDQUOT: _three(
        "бөлүнгөн орун түгөндү", "отведённое место исчерпано", "the space allotted is used up"
    ),
    errno.ENAMETOOLONG: _three("аталышы өтө узун", "имя слишком длинное", "the name is too long"),
    errno.ELOOP: _three(
        "шилтемелер бири-бирине айланып келет", "ссылки ведут по кругу", "the links lead round in a circle"
    ),
    errno.EIO: _three("диск окулбай жатат", "диск не читается", "the disk cannot be read"),
    errno.EMFILE: _three("өтө көп файл ачык", "открыто слишком много файлов", "too many files are open"),
}

_YAML: Sequence[tuple[str, Said]] = (
    (
        r"expected ',' or '\]'",
        _three("«[» кашаасы жабылган эмес", "не закрыта скобка «[»", "a bracket “[” is not closed"),
    ),
    (
        r"expected ',' or '\}'",
        _three("«{{» кашаасы жабылган эмес", "не закрыта скобка «{{»", "a brace “{{” is not closed"),
    ),
    (
        r"unexpected end of stream",
        _three("тырмакча жабылган эмес", "не закрыта кавычка", "a quotation mark is not closed"),
    ),
    (
        r"character '\\t'|tab character",
        _three(
            "чегинүүдө табуляция турат, боштуктар керек",
            "в отступе стоит табуляция, а нужны пробелы",
            "a tab stands where blanks are wanted",
        ),
    ),
    (
        r"character '(.)' that cannot start",
        _three(
            "маани «{0}» белгисинен башталат; аны тырмакчага алыңыз",
            "значение начинается со знака «{0}»; возьмите его в кавычки",
            "a value begins with the sign “{0}”; put it in quotation marks",
        ),
    ),
    (
        r"mapping values are not allowed",
        _three(
            "кош чекит ашыкча же чегинүү туура эмес",
            "лишнее двоеточие или неверный отступ",
            "a colon is one too many, or the indentation is wrong",
        ),
    ),
    (
        r"could not find expected ':'",
        _three(
            "ачкычтан кийин кош чекит жок же чегинүү туура эмес",
            "после ключа нет двоеточия или неверный отступ",
            "a key has no colon behind it, or the indentation is wrong",
        ),
    ),
    (
        r"expected <block end>|expected <document start>|wrong indentation|inconsistent indentation",
        _three("чегинүү туура эмес", "неверный отступ", "the indentation is wrong"),
    ),
    (
        r"expected the node content",
        _three("маани турчу жерде ал жок", "нет значения там, где оно нужно", "a value is lacking"),
    ),
    (
        r"unknown escape character '(.)'",
        _three(
            "тырмакча ичинде «\\{0}» деген жазуу белгисиз",
            "в кавычках стоит неизвестная запись «\\{0}»",
            "“\\{0}” in quotation marks is not known",
        ),
    ),
)

_FORMULA: Sequence[tuple[str, Said]] = (
    (
        r"'(.)' was never closed",
        _three("«{0}» кашаасы жабылган эмес", "не закрыта скобка «{0}»", "the bracket “{0}” is not closed"),
    ),
    (
        r"unmatched '(.)'",
        _three("«{0}» кашаасы ачылган эмес", "скобка «{0}» не открыта", "the bracket “{0}” was never opened"),
    ),
    (
        r"closing parenthesis '(.)' does not match opening parenthesis '(.)'",
        _three(
            "«{1}» кашаасы «{0}» менен жабылган",
            "скобка «{1}» закрыта скобкой «{0}»",
            "the bracket “{1}” is closed by “{0}”",
        ),
    ),
    (
        r"unterminated",
        _three("тырмакча жабылган эмес", "не закрыта кавычка", "a quotation mark is not closed"),
    ),
    (
        r"invalid (?:decimal|\w+) literal|leading zeros",
        _three("сан туура эмес жазылган", "неверно записано число", "a number is written wrongly"),
    ),
    (
        r"invalid character '(.)'",
        _three(
            "«{0}» белгиси формулада колдонулбайт",
            "знак «{0}» в формулах не употребляется",
            "the sign “{0}” has no place in a formula",
        ),
    ),
    (
        r"non-printable character|null (?:bytes|character)",
        _three("көрүнбөгөн белги бар", "есть невидимый знак", "there is a sign that nobody sees"),
    ),
    (
        r"invalid syntax|unexpected EOF|expected|cannot assign",
        _three("жазылышы эрежеге туура келбейт", "запись не по правилам", "it is not written by the rules"),
    ),
    (
        r"too many nested|RecursionError|MemoryError",
        _three(
            "кашаалар өтө көп", "слишком много вложенных скобок", "there are too many brackets in each other"
        ),
    ),
)

_CSV: Sequence[tuple[str, Said]] = (
    (
        r"unexpected end of data",
        _three("тырмакча жабылган эмес", "не закрыта кавычка", "a quotation mark is not closed"),
    ),
    (
        r"expected after '(.)'",
        _three(
            "жабылган тырмакчадан кийин бөлгүч жок",
            "после закрытой кавычки нет разделителя",
            "no separator follows a closed quotation mark",
        ),
    ),
    (
        r"larger than field limit \((\d+)\)",
        _three(
            "уяча өтө узун: {0} белгиден ашат",
            "ячейка слишком длинная: больше {0} знаков",
            "a cell is too long: more than {0} characters",
        ),
    ),
    (r"NUL", _three("нөл белгиси бар", "есть нулевой знак", "there is a null sign")),
)

_QUOTED = _three(
    "окуган программанын сөзү: «{0}»", "слова программы чтения: «{0}»", "in the words of the program: “{0}”"
)


def of_system(fault: BaseException) -> Said:
    """Why the system would not read or write a file."""
    number = (fault.errno if isinstance(fault, OSError) else None) or 0
    if number in _SYSTEM:
        return _SYSTEM[number]
    return of_program(getattr(fault, "strerror", None) or str(fault) or type(fault).__name__)


def of_yaml(text: str) -> Said:
    """Why the parser of YAML would not go on."""
    return _found(text, _YAML)


def of_formula(text: str, formula: str) -> Said:
    """Why Python's parser, with these words, makes no expression of a formula."""
    # Which words it has for a sign that nobody sees depends on its version.
    return _found(text if formula.isprintable() else "non-printable character", _FORMULA)


def of_csv(fault: csv.Error) -> Said:
    """Why the reader of CSV tells no more rows apart."""
    return _found(str(fault), _CSV)


def _found(text: str, known: Sequence[tuple[str, Said]]) -> Said:
    for pattern, said in known:
        if match := re.search(pattern, text):
            groups = [group or "" for group in match.groups()]
            return {language: words.format(*groups) for language, words in said.items()}
    return of_program(text)


def of_program(text: str) -> Said:
    """What a program says that we have no words for, marked as its."""
    plain = " ".join(text.split())[:200]
    return {language: words.format(plain) for language, words in _QUOTED.items()}
