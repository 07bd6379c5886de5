"""What the person reads who opens a bundle: README.txt and LICENSE.txt, in three languages."""

# ruff: noqa: E501

from __future__ import annotations

from bilim.publication.terms import EditionContent

_README = {
    "ky": """{title}

Бул архив – «{code}» басылмасынын топтому: анын бардык көрсөткүчтөрү жана алар келип чыккан маалымат, аныктамалар, усул.
Текшерүү үчүн Python 3.8 же андан жаңысы гана керек (орнотуу да, интернет да керек эмес):

    python3 {code}.zip

Бул буйрук ар бир байтты жана колтамганы текшерип, ар бир көрсөткүчтү кайра эсептейт.
Колтамганын ачкычы: {key}. Анын кимдики экенин министрликтин ачкычтар реестринен караңыз.
{marks}""",
    "ru": """{title}

Этот архив – пакет выпуска «{code}»: все его показатели и то, из чего они следуют: данные, определения, методика.
Для проверки нужен только Python 3.8 или новее (без установки и без интернета):

    python3 {code}.zip

Команда проверяет каждый байт и подпись и заново вычисляет каждый показатель.
Ключ подписи: {key}. Чей это ключ, смотрите в реестре ключей министерства.
{marks}""",
    "en": """{title}

This archive is the edition “{code}”: all its figures and what they follow from: facts, definitions, the method.
To check it you need nothing but Python 3.8 or newer (no installation, no network):

    python3 {code}.zip

The command checks every byte and the signature and recomputes every figure.
Signing key: {key}. Whose key this is, the ministry's register of keys says.
{marks}""",
}
_ILLUSTRATIVE = {
    "ky": "ҮЛГҮ МААЛЫМАТ: facts.csv файлында illustrative = true деп белгиленген саптар ойдон түзүлгөн.\n",
    "ru": "ИЛЛЮСТРАТИВНЫЕ ДАННЫЕ: строки facts.csv с illustrative = true придуманы для примера.\n",
    "en": "ILLUSTRATIVE DATA: rows of facts.csv with illustrative = true are made up for demonstration.\n",
}
_DEMONSTRATION = {
    "ky": "КӨРСӨТМӨ АЧКЫЧ: бул колтамга эч кимдин атынан чыкпайт.\n",
    "ru": "ДЕМОНСТРАЦИОННЫЙ КЛЮЧ: эта подпись не выступает ни от чьего имени.\n",
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
    return ("\n" + "-" * 72 + "\n\n").join(_letter(content, language) for language in ("ky", "ru", "en"))


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
    return _LICENCE
