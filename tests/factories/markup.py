"""A page read as a reader's programs read it: elements with their attributes and text, in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)


@dataclass
class Element:
    """One element of the page."""

    name: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words and those of everything inside, in one line."""
        return " ".join(" ".join(self.texts).split())

    def inside(self, name: str) -> bool:
        """Whether it stands in an element of this name."""
        above = self.parent
        while above is not None:
            if above.name == name:
                return True
            above = above.parent
        return False

    def walk(self) -> Iterator[Element]:
        for child in self.children:
            yield child
            yield from child.walk()


class Page(HTMLParser):
    """The whole page; `unclosed` names what was opened and never closed."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.root = Element("", {})
        self._open = [self.root]
        self.crossed: list[str] = []
        self.feed(content.decode())
        self.unclosed = [element.name for element in self._open[1:]]
        self._lead()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs}, self._open[-1])
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        if tag != self._open[-1].name:
            self.crossed.append(f"</{tag}> in <{self._open[-1].name}>")
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.texts.append(data)

    def all(self, *names: str) -> list[Element]:
        """Every element of these names, in the order of the page."""
        return [element for element in self.root.walk() if element.name in names]

    def first(self, name: str) -> Element:
        """The first element of this name."""
        return self.all(name)[0]

    @property
    def text(self) -> str:
        return self.root.text

    def links(self) -> list[str]:
        return [element.attributes["href"] for element in self.all("a")]

    def _lead(self) -> None:
        """Each link leads where a browser takes it from this page, which the switch of languages names; a
        place of the page itself stays as it is written."""
        links = [each for each in self.all("a") if "href" in each.attributes]
        here = (each for each in links if "hreflang" in each.attributes and "aria-current" in each.attributes)
        address = next((each.attributes["href"] for each in here), "")
        for each in links:
            if not each.attributes["href"].startswith(("#", "?")):
                each.attributes["href"] = urljoin(address, each.attributes["href"])
