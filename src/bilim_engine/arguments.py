"""The command line read by argparse, with its faults told in the reader's language, all at once."""

from __future__ import annotations

import argparse
import math
import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, NoReturn

from bilim_engine.problems import LANGUAGES, Kind, Place, Problem, catalogued, near_hint

Words = Mapping[str, str]
USAGE: Words = {"ky": "Колдонуу: ", "ru": "Использование: ", "en": "Usage: "}
ARGUMENTS: Words = {"ky": "аргументтер", "ru": "аргументы", "en": "arguments"}
OPTIONS: Words = {"ky": "параметрлер", "ru": "параметры", "en": "options"}
HELP: Words = {"ky": "ушул жардамды көрсөтөт", "ru": "показывает эту справку", "en": "shows this help"}
_HELP_OPTION = ("-h", "--help")
# A sign that begins with a dash, and what it means: no option, for an option has letters.
_SIGN = re.compile(r"-[^\w=]*=.")
# What a command line that cannot be read ends with, as everywhere.
WRONG_USAGE = 2

LACKING = catalogued(
    "arguments.P001",
    ky="«{name}» берилген эмес.",
    ru="Не указано: «{name}».",
    en="“{name}” is not given.",
    hint_ky="Аны буйрукка кошуңуз; толук жардам: {program} --help",
    hint_ru="Добавьте это к команде; вся справка: {program} --help",
    hint_en="Add it to the command; all of the help: {program} --help",
)
UNKNOWN_OPTION = catalogued(
    "arguments.P002",
    ky="«{name}» деген параметр жок.",
    ru="Параметра «{name}» нет.",
    en="There is no option “{name}”.",
    hint_ky="Параметрлер: {known}.{near}",
    hint_ru="Параметры: {known}.{near}",
    hint_en="The options are: {known}.{near}",
)
UNKNOWN_CHOICE = catalogued(
    "arguments.P003",
    ky="«{name}» үчүн «{value}» деген тандоо жок.",
    ru="Для «{name}» нет варианта «{value}».",
    en="For “{name}” there is no choice “{value}”.",
    hint_ky="Булардын бирин жазыңыз: {known}.{near}",
    hint_ru="Укажите одно из: {known}.{near}",
    hint_en="Write one of: {known}.{near}",
)
UNFIT = catalogued(
    "arguments.P004",
    ky="«{name}» үчүн «{value}» жарабайт.",
    ru="Для «{name}» не подходит «{value}».",
    en="For “{name}” the value “{value}” cannot be used.",
    hint_ky="Мындай жазыңыз: {wanted}.",
    hint_ru="Напишите так: {wanted}.",
    hint_en="Write it like this: {wanted}.",
)
NO_VALUE = catalogued(
    "arguments.P005",
    ky="«{name}» параметринин мааниси берилген эмес.",
    ru="У параметра «{name}» нет значения.",
    en="The option “{name}” has no value.",
    hint_ky="Маанисин анын артынан жазыңыз; толук жардам: {program} --help",
    hint_ru="Напишите значение после него; вся справка: {program} --help",
    hint_en="Write its value behind it; all of the help: {program} --help",
)
VALUE_TOO_MANY = catalogued(
    "arguments.P006",
    ky="«{name}» параметри маани албайт.",
    ru="Параметр «{name}» не принимает значения.",
    en="The option “{name}” takes no value.",
    hint_ky="Аны «=» белгиси жок жазыңыз.",
    hint_ru="Напишите его без знака «=».",
    hint_en="Write it without the sign “=”.",
)
TOO_MANY = catalogued(
    "arguments.P007",
    ky="«{value}» ашыкча.",
    ru="«{value}» здесь лишнее.",
    en="“{value}” is one too many.",
    hint_ky="Аны алып салыңыз; боштугу бар сөздөр тырмакчага алынат.",
    hint_ru="Уберите это; слова с пробелами берутся в кавычки.",
    hint_en="Take it out; words with spaces go in quotation marks.",
)


def terminal_language() -> str:
    """The language of BILIM_LANGUAGE, else of the terminal (LC_ALL, LC_MESSAGES, LANG), else English."""
    names = (os.environ.get(name, "") for name in ("BILIM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"))
    spoken = next((name[:2].lower() for name in names if name), "")
    return spoken if spoken in LANGUAGES else "en"


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """How a value is read, and how it is to be written."""

    read: Callable[[str], object]
    wanted: Words

    def __call__(self, text: str) -> object:
        return self.read(text)


def _count(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise ValueError
    return int(text)


def _distance(text: str) -> float:
    number = float(text)
    # Infinity would find nothing and what is no number everything or nothing; neither is a question.
    if not 0 < number < math.inf:
        raise ValueError
    return number


_DAY = {"ky": "2026-12-01 (жыл-ай-күн)", "ru": "2026-12-01 (год-месяц-день)", "en": "2026-12-01"}
DAY = Written(date.fromisoformat, _DAY)
COUNT = Written(_count, {"ky": "бүтүн сан, мисалы, 50", "ru": "целое число, например 50", "en": "50"})
_FAR = {"ky": "оң сан, мисалы, 3.5", "ru": "число больше нуля: 3.5", "en": "a number above zero such as 3.5"}
DISTANCE = Written(_distance, _FAR)


class Parser(argparse.ArgumentParser):
    """Reads a command line or ends with 2, when everything that is wrong with it has been told."""

    def __init__(self, *, language: str, found: list[Problem] | None = None, **settings: Any) -> None:
        # Abbreviations would make one option of a misspelt other.
        super().__init__(add_help=False, allow_abbrev=False, exit_on_error=False, **settings)
        self._language = language
        self._found: list[Problem] = [] if found is None else found
        self._positionals.title, self._optionals.title = ARGUMENTS[language], OPTIONS[language]
        self.add_argument(*_HELP_OPTION, action="help", help=HELP[language])

    def add_subparsers(self, **settings: Any) -> Any:
        """As of argparse; what is wrong behind the subcommand is told together with the rest."""
        settings.setdefault("parser_class", partial(Parser, language=self._language, found=self._found))
        return super().add_subparsers(prog=self.prog, title=ARGUMENTS[self._language], **settings)

    def parse_args(self, args: Sequence[str] | None = None, namespace: Any = None) -> Any:  # type: ignore[override]
        """What was asked for."""
        beyond: list[str] = []
        try:
            asked, beyond = self.parse_known_args(args, namespace)
        except argparse.ArgumentError as fault:
            self._tell_fault(fault)
        if not any(problem.kind is UNKNOWN_OPTION for problem in self._found):
            self._found += [Problem(TOO_MANY, params={"value": each}) for each in beyond]
        if self._found:
            self._end()
        return asked

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        """As of argparse; options that are unknown are noted, with the nearest."""
        args = self._join_signs(sys.argv[1:] if args is None else args)
        if not self._subparsers and not any(each.nargs == argparse.REMAINDER for each in self._actions):
            self._note_unknown(args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> None:  # type: ignore[override]
        """What argparse finds lacking at the end is noted; the names stand behind the last colon."""
        for name in message.rpartition(": ")[2].split(", "):
            self._note(LACKING, name=self._said(name), program=self.prog)

    def _said(self, name: str) -> str:
        """The argument as it is written: what it may be, where argparse would say a word of the program."""
        for each in self._actions:
            if each.choices and not each.option_strings and name in (each.dest, each.metavar):
                return " | ".join(map(str, each.choices))
        return name

    def format_usage(self) -> str:
        """How the command is written."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, USAGE[self._language])
        return formatter.format_help()

    def format_help(self) -> str:
        """The same, with what each argument is for."""
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups, USAGE[self._language])
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        return formatter.format_help()

    def _join_signs(self, args: Iterable[str]) -> list[str]:
        """The line, where `--mark -=meaning` is one argument: argparse takes every dash for an option, and a
        dash is the commonest sign there is."""
        joined: list[str] = []
        for each in args:
            before = self._option_string_actions.get(joined[-1]) if joined and "--" not in joined else None
            if before is not None and before.nargs is None and _SIGN.match(each):
                joined[-1] += f"={each}"
            else:
                joined.append(each)
        return joined

    def _note_unknown(self, args: Iterable[str]) -> None:
        known = [name for name in self._option_string_actions if name not in _HELP_OPTION]
        for each in args:
            if each == "--":
                break
            name = each.partition("=")[0]
            if name.startswith("--") and name not in self._option_string_actions:
                self._note(UNKNOWN_OPTION, name=name, known=_listed(known), near=near_hint(name, known))

    def _tell_fault(self, fault: argparse.ArgumentError) -> None:
        if fault.argument_name is None:
            self.error(fault.message)
        elif not self._found:  # an unknown subcommand was noted when its choices were looked at
            self._note(VALUE_TOO_MANY, name=fault.argument_name)

    def _match_argument(self, action: argparse.Action, arg_strings_pattern: str) -> int:
        try:
            return int(super()._match_argument(action, arg_strings_pattern))
        except argparse.ArgumentError:
            self._note(NO_VALUE, name=_named(action), program=self.prog)
            self._end()

    def _get_value(self, action: argparse.Action, arg_string: str) -> Any:
        read = self._registry_get("type", action.type, action.type)
        try:
            return read(arg_string)
        except (argparse.ArgumentTypeError, TypeError, ValueError) as fault:
            wanted = getattr(read, "wanted", str(fault))
            self._note(UNFIT, name=_named(action), value=arg_string[:80], wanted=wanted)
            return None

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(each) for each in action.choices]
        near = near_hint(str(value), known)
        self._note(
            UNKNOWN_CHOICE, name=_named(action), value=str(value)[:80], known=_listed(known), near=near
        )

    def _note(self, kind: Kind, **params: Any) -> None:
        self._found.append(Problem(kind, Place(), params))

    def _end(self) -> NoReturn:
        for problem in self._found:
            sys.stderr.write(f"{problem.render(self._language)}\n")
        sys.stderr.write(self.format_usage())
        sys.exit(WRONG_USAGE)


def _named(action: argparse.Action) -> str:
    """As the usage names it."""
    if action.option_strings:
        return action.option_strings[-1]
    return str(action.metavar or action.dest)


def _listed(known: Iterable[str]) -> str:
    return ", ".join(known) or "—"
