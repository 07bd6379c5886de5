"""The letter and the licence inside a bundle of format 1, word for word (docs/bundle-format.md)."""

# ruff: noqa: E501

from typing import Any, Dict, Iterator

from .problems import LANGUAGES, Problem, problem

README, LICENCE = "README.txt", "LICENSE.txt"
RULE = "\n" + "-" * 72 + "\n\n"
LETTER: Dict[str, str] = {
    "ky": """{title}

Бул архив – «{code}» басылмасынын топтому: анда бардык сандар жана алардын негизи болгон маалымат, аныктамалар жана усул бар.
Текшерүү үчүн Python 3.8 же андан жаңы версиясы гана керек (кошумча орнотуу да, интернет да талап кылынбайт):

    python3 {code}.zip

Бул буйрук ар бир байтты жана кол тамганы текшерип, ар бир санды кайра эсептейт.
Ал топтомдун өзүнө өзү дал келишин көрсөтөт, бирок аны ким түзгөнүн далилдебейт: архивдин ичиндеги программа да аны түзгөн адамдан келет.
Ким түзгөнүн билүү үчүн текшерүү программасын Bilim репозиторийинен, ачкычтын белгисин министрликтин ачкычтар реестринен (анын сайтында: /keys/) алыңыз:

    ./bilim verify {code}.zip --key АЧКЫЧ

Бул архивде көрсөтүлгөн ачкыч: {key}.
{marks}""",
    "ru": """{title}

Этот архив – пакет выпуска «{code}»: все его числа, а также данные, определения и методика, из которых они следуют.
Для проверки нужен только Python версии 3.8 или новее (без дополнительной установки и без интернета):

    python3 {code}.zip

Команда проверяет каждый байт и подпись и заново вычисляет каждое число.
Она показывает, что пакет не противоречит себе, но не доказывает, кто его сделал: программа внутри архива тоже от того, кто его сделал.
Чтобы узнать, кто его сделал, возьмите программу проверки из репозитория Bilim, а обозначение ключа – из реестра ключей министерства (на его сайте: /keys/):

    ./bilim verify {code}.zip --key КЛЮЧ

Ключ, названный в этом архиве: {key}.
{marks}""",
    "en": """{title}

This archive is the edition “{code}”: all its figures with the facts, definitions and method they follow from.
To check it you need nothing but Python 3.8 or newer (no installation, no network):

    python3 {code}.zip

The command checks every byte and the signature and recomputes every figure.
It shows that the bundle agrees with itself and proves nothing about who made it: the program inside the archive comes from whoever made it, too.
To learn who made it, take the verifier from Bilim's repository and the key's identifier from the ministry's register of keys (on its site: /keys/):

    ./bilim verify {code}.zip --key KEY

The key this archive names: {key}.
{marks}""",
}
ILLUSTRATIVE: Dict[str, str] = {
    "ky": "ҮЛГҮ МААЛЫМАТ: facts.csv файлында illustrative = true деп белгиленген саптар көрсөтүү үчүн ойдон түзүлгөн.\n",
    "ru": "ИЛЛЮСТРАТИВНЫЕ ДАННЫЕ: строки facts.csv с illustrative = true придуманы для примера.\n",
    "en": "ILLUSTRATIVE DATA: rows of facts.csv with illustrative = true are made up for demonstration.\n",
}
DEMONSTRATION: Dict[str, str] = {
    "ky": "ДЕМОНСТРАЦИЯЛЫК АЧКЫЧ: бул кол тамга эч кимдин атынан коюлган эмес.\n",
    "ru": "ДЕМОНСТРАЦИОННЫЙ КЛЮЧ: эта подпись поставлена ни от чьего имени.\n",
    "en": "DEMONSTRATION KEY: this signature speaks for nobody.\n",
}
LICENCE_TEXT = """Маалымат, аныктамалар / данные, определения / data and definitions:
Creative Commons Attribution 4.0 International (CC BY 4.0)
https://creativecommons.org/licenses/by/4.0/

Программа / программа / program (bilim_verify, __main__.py):
Apache License, Version 2.0
https://www.apache.org/licenses/LICENSE-2.0
"""


def check(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> Iterator[Problem]:
    """The first line of either file that is not as the format has it; nothing of them is of the writer's
    choice but what the manifest states."""
    wanted = {README: letter(manifest), LICENCE: LICENCE_TEXT}
    for entry in sorted(wanted):
        if entry in contents and contents[entry] != wanted[entry].encode("utf-8"):
            yield _first_difference(entry, contents[entry].decode("utf-8", "replace"), wanted[entry])


def letter(manifest: Dict[str, Any]) -> str:
    """The letter of this edition in Kyrgyz, Russian and English, one below the other."""
    return RULE.join(_in_language(manifest, language) for language in LANGUAGES)


def _in_language(manifest: Dict[str, Any], language: str) -> str:
    edition = manifest["edition"]
    marks = ILLUSTRATIVE[language] if manifest.get("illustrative") is True else ""
    marks += DEMONSTRATION[language] if manifest.get("demonstration_key") is True else ""
    return LETTER[language].format(
        title=edition["title"].get(language, ""),
        code=edition["code"],
        key=manifest["key"]["id"],
        marks=marks,
    )


def _first_difference(entry: str, stated: str, wanted: str) -> Problem:
    have, want = stated.split("\n"), wanted.split("\n")
    line = next(
        (number for number, pair in enumerate(zip(have, want)) if pair[0] != pair[1]),
        min(len(have), len(want)),
    )
    return problem(
        "letter_differs",
        entry=entry,
        line=str(line + 1),
        stated=have[line][:120] if line < len(have) else "",
        wanted=want[line][:120] if line < len(want) else "",
    )
