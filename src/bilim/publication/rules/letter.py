"""What the person reads who opens a bundle: README.txt and LICENSE.txt, in three languages."""

# ruff: noqa: E501

from __future__ import annotations

from bilim.publication.terms import EditionContent
from bilim_engine.problems import LANGUAGES

_README = {
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
_ILLUSTRATIVE = {
    "ky": "ҮЛГҮ МААЛЫМАТ: facts.csv файлында illustrative = true деп белгиленген саптар көрсөтүү үчүн ойдон түзүлгөн.\n",
    "ru": "ИЛЛЮСТРАТИВНЫЕ ДАННЫЕ: строки facts.csv с illustrative = true придуманы для примера.\n",
    "en": "ILLUSTRATIVE DATA: rows of facts.csv with illustrative = true are made up for demonstration.\n",
}
_DEMONSTRATION = {
    "ky": "ДЕМОНСТРАЦИЯЛЫК АЧКЫЧ: бул кол тамга эч кимдин атынан коюлган эмес.\n",
    "ru": "ДЕМОНСТРАЦИОННЫЙ КЛЮЧ: эта подпись поставлена ни от чьего имени.\n",
    "en": "DEMONSTRATION KEY: this signature speaks for nobody.\n",
}
_LICENCE = """Маалымат, аныктамалар / данные, определения / data and definitions:
Creative Commons Attribution 4.0 International (CC BY 4.0)
https://creativecommons.org/licenses/by/4.0/

Программа / программа / program (bilim_verify, __main__.py):
Apache License, Version 2.0
https://www.apache.org/licenses/LICENSE-2.0
"""


def readme(content: EditionContent) -> str:
    """The letter in Kyrgyz, Russian and English, one below the other."""
    return ("\n" + "-" * 72 + "\n\n").join(_letter(content, language) for language in LANGUAGES)


def _letter(content: EditionContent, language: str) -> str:
    header = content.header
    illustrative = any(fact.illustrative for fact in content.facts)
    marks = (_ILLUSTRATIVE[language] if illustrative else "") + (
        _DEMONSTRATION[language] if header.demonstration_key else ""
    )
    return _README[language].format(
        title=header.title[language], code=header.code, key=header.key.id, marks=marks
    )


def licence() -> str:
    """Which licence holds for what is in the bundle."""
    return _LICENCE
