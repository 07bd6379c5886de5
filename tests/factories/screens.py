"""What a page must not do to whoever reads it: what axe finds, what scrolls sideways, what asks elsewhere,
buttons that touch."""

from __future__ import annotations

from typing import Any

# Everything that can be scrolled sideways, the page itself among it; a name is said to find it by.
SCROLLS_SIDEWAYS = """() => [document.documentElement, ...document.querySelectorAll('.table, .rule-text')]
    .filter(each => each.scrollWidth > each.clientWidth)
    .map(each => `${each.scrollWidth} in ${each.clientWidth}: ${each.innerText.slice(0, 40)}`)"""
# The buttons of a form that lie closer than a finger parts them.
_TOUCHING = """() => [...document.querySelectorAll('form')].flatMap(form => {
    const shown = [...form.querySelectorAll('button, .button')].filter(each => each.getClientRects().length);
    return shown.slice(1).filter((each, place) => {
        const one = shown[place].getBoundingClientRect(), other = each.getBoundingClientRect();
        return Math.max(other.left - one.right, one.left - other.right,
                        other.top - one.bottom, one.top - other.bottom) < 8;
    }).map(each => each.innerText);
})"""
# Targets of at least 24 points are asked by WCAG 2.2 AA; axe asks for them only where it is told to.
_RULES = {"rules": {"target-size": {"enabled": True}}}


def faults(page: Any, name: str) -> list[str]:
    """Every fault of the page as it is shown now, under its name and the width of the screen."""
    from axe_playwright_python.sync_playwright import Axe  # noqa: PLC0415 - where there is no browser, no axe

    said = f"{name} {page.viewport_size['width']}"
    violations = Axe().run(page, options=_RULES).response["violations"]
    found = [
        f"{said}: {each['id']} {node['html'][:120]}" for each in violations for node in each["nodes"][:3]
    ]
    if page.evaluate("document.documentElement.scrollWidth") > page.viewport_size["width"]:
        found.append(f"{said}: wider than the screen")
    found += [f"{said}: «{each}» touches the button before it" for each in page.evaluate(_TOUCHING)]
    return found
