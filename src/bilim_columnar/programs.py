"""From nodes to one statement of SQL: relations (rated period, unit) → columns, each made of the one
before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bilim_columnar import scalars, walking
from bilim_columnar.asking import Asked
from bilim_columnar.codes import Codes
from bilim_columnar.columns import Column, Inexact, literal, named, number, sql_type, truth
from bilim_columnar.nodes import Breakdown, Node, Unfit
from bilim_columnar.rows import decimals_of
from bilim_engine.definitions import Definitions
from bilim_engine.values import DIVISION_BY_ZERO, EXACT, NOT_COLLECTED, OUT_OF_DOMAIN

ONE_ROW = "rated, unit, tree, parent, place, depth, inner_unit"


@dataclass(frozen=True, slots=True)
class Slot:
    """A figure asked for: an item at a shift and breakdown; `rolled` when with everything below the unit."""

    item: str
    kind: str
    shift: int
    breakdown: Breakdown
    rolled: bool = False


@dataclass(slots=True)
class Program:
    """The statement, what it reads, and where in a row of its result each column stands."""

    text: str = ""
    slots: dict[Slot, int] = field(default_factory=dict)
    outputs: list[Column] = field(default_factory=list)
    positions: dict[str, int] = field(default_factory=dict)
    small: bool = False
    """It reads the kept cubes alone, for the units asked for alone."""


class Compiler:
    """Compiles nodes; each gets its columns once. What SQL cannot hold exactly raises Inexact and
    stays above.
    """

    def __init__(
        self, definitions: Definitions, codes: Codes, asked: Asked, kept_cubes: bool = False
    ) -> None:
        self._definitions, self._codes, self._asked = definitions, codes, asked
        self._kept_cubes = kept_cubes
        self._columns: dict[object, Column | None] = {}
        self._levels: dict[str, int] = {}
        self._steps: dict[int, list[str]] = {}
        self._walks: dict[int, list[walking.Walk]] = {}
        self._slots: dict[Slot, int] = {}
        self._seen: dict[int, None] = {}
        self._count = 0
        self._keys: dict[object, int] = {}
        self._of_node: dict[int, tuple[Node, int]] = {}

    # --- columns of nodes -------------------------------------------------------------------------------

    def column(self, node: Node) -> Column:
        """The columns of the node; Inexact where it has none."""
        key = self._key(node)
        if key not in self._columns:
            try:
                self._columns[key] = self._made(node)
            except Inexact:
                self._columns[key] = None
        found = self._columns[key]
        if found is None:
            raise Inexact
        return found

    def _key(self, node: Node) -> int:
        """One number for equal nodes; nodes are shared, so their arguments are looked at once."""
        if id(node) not in self._of_node:
            args = tuple(self._key(each) for each in node.args)
            value = None if node.value is None else str(node.value)
            shape = (node.op, args, value, node.code, node.kind, node.shift, node.breakdown)
            self._of_node[id(node)] = (node, self._keys.setdefault(shape, len(self._keys)))
        return self._of_node[id(node)][1]

    def _made(self, node: Node) -> Column:
        if leaf := _LEAVES.get(node.op):
            return leaf(self, node)
        if node.op in ("subtree", "count"):
            return self._walked(node)
        if node.op == "recorded":
            return self._recorded(node)
        args = [self.column(each) for each in node.args]
        if node.op == "rule":
            made = scalars.rule(args[0], args[1], self._reason(node.code))
        elif node.op == "within":
            outside = self._asked.outside(node.kind, node.shift)
            made = scalars.within(args[0], outside, self._reason(OUT_OF_DOMAIN))
        else:
            made = scalars.SCALARS[node.op](args)
        return self._placed(made, max((self._level(each) for each in args), default=0) + 1)

    def _reason(self, reason: str) -> int:
        return self._codes.reasons.number(reason)

    def _placed(self, made: Column, level: int) -> Column:
        """The column under short names, made at this level."""
        reason = made.reason.format(
            division_by_zero=self._reason(DIVISION_BY_ZERO), not_collected=self._reason(NOT_COLLECTED)
        )
        found, given = named(replace(made, reason=reason), self._next())
        self._steps.setdefault(level, []).extend(given)
        for name in filter(None, (found.value, found.reason, found.divisor)):
            self._levels[name] = level
        return found

    def _next(self) -> int:
        self._count += 1
        return self._count

    def _level(self, column: Column) -> int:
        names = filter(None, (column.value, column.reason, column.divisor))
        return max(self._levels.get(each, 0) for each in names)

    # --- leaves -----------------------------------------------------------------------------------------

    def _number(self, node: Node) -> Column:
        value = node.value
        if value is None:
            raise Inexact
        scale = decimals_of(value)
        whole = int(EXACT.scaleb(value, scale))
        text = literal(whole)
        text = f"CAST({text} AS BIGINT)" if text == str(whole) else text
        return number(text, "", scale, abs(whole))

    def _missing(self, node: Node) -> Column:
        return number("CAST(NULL AS BIGINT)", str(self._reason(node.code)), 0, 0)

    def _item(self, node: Node) -> Column:
        return self._slot(Slot(node.code, node.kind, node.shift, node.breakdown))

    def _slot(self, slot: Slot) -> Column:
        index = self._slots.setdefault(slot, len(self._slots))
        extent = self._codes.extent(slot.item)
        bound = extent.greatest * (max(self._asked.units, 1) if slot.rolled else 1)
        return number(f"i{index}", f"j{index}", extent.scale, bound)

    def _recorded(self, node: Node) -> Column:
        indices = []
        for each in node.args:
            column = self.column(each)
            indices.append(int(column.value[1:]))
        self._seen.update(dict.fromkeys(indices))
        some = " OR ".join(f"(seen{index} > 0)" for index in indices) or "FALSE"
        return self._placed(truth(f"({some})", ""), 1)

    def _param(self, node: Node) -> Column:
        cases = walking.parameter(self._definitions, self._codes, self._asked, node)
        return self._placed(cases, 1)

    # --- the tree of units ------------------------------------------------------------------------------

    def _walked(self, node: Node) -> Column:
        inner = node.args[0]
        if node.op == "subtree" and inner.op == "item" and self._fits_a_cube(inner.code):
            return self._slot(Slot(inner.code, inner.kind, inner.shift, inner.breakdown, rolled=True))
        try:
            argument = self.column(inner)
            if not inner.args and inner.op in ("num", "missing"):
                argument = self._placed(argument, 1)
        except Inexact:
            raise Unfit(f"{node.op}(…)") from None
        if argument.kind == "ratio":
            raise Unfit(f"{node.op}(… / …)")
        level = self._level(argument) + 1
        walk = walking.Walk(node.op, argument, self._next(), self._asked.units)
        # Asked before it is kept: what is too long for a column is no part of the statement.
        found = walk.result()
        self._walks.setdefault(level, []).append(walk)
        for name in (found.value, found.reason):
            self._levels[name] = level
        return found

    def _fits_a_cube(self, item: str) -> bool:
        """Sums of the item can be kept in eight bytes, whatever the tree."""
        greatest = self._codes.extent(item).greatest * max(self._asked.units, 1)
        return self._kept_cubes and sql_type(greatest) == "BIGINT"

    # --- the statement ----------------------------------------------------------------------------------

    def program(self, columns: Iterable[Column]) -> Program:
        """The statement that gives these columns for every rated period and unit asked for."""
        kept = all(slot.rolled for slot in self._slots)
        program = Program(slots=dict(self._slots), small=kept and not self._walks)
        tables = [*self._figures(), ("g0", self._grid())]
        top = max([0, *self._steps, *self._walks])
        for level in range(1, top + 1):
            before = f"g{level - 1}"
            more, joins, names = walking.tables(self._walks.get(level, ()), before)
            tables.extend(more)
            listed = ", ".join([f"{before}.*", *names, *self._steps.get(level, ())])
            tables.append((f"g{level}", f"SELECT {listed} FROM {before}{joins}"))
        chosen = self._outputs(columns, program)
        body = ", ".join(f"{name} AS ({text})" for name, text in tables)
        program.text = (
            f"WITH {body} SELECT {', '.join(chosen)} FROM g{top} AS g JOIN asked ON asked.unit = g.unit"
        )
        return program

    def _outputs(self, columns: Iterable[Column], program: Program) -> list[str]:
        chosen = ["g.rated", "g.unit"]
        for column in columns:
            program.outputs.append(column)
            for name in filter(None, (column.value, column.reason, column.divisor)):
                if name not in program.positions:
                    program.positions[name] = len(chosen)
                    chosen.append(f"{name} AS c{len(chosen)}")
        return chosen

    def _figures(self) -> list[tuple[str, str]]:
        """The figures of all slots, side by side: plain ones from the facts, rolled ones from the
        kept cubes.
        """
        tables = []
        for rolled, name, source in ((False, "p", "facts"), (True, "q", "cubes")):
            slots = {slot: index for slot, index in self._slots.items() if slot.rolled is rolled}
            if slots:
                tables.append((name, self._pivot(slots, source)))
        return tables

    def _pivot(self, slots: Mapping[Slot, int], source: str) -> str:
        items = sorted({_number_of(self._codes, slot.item) for slot in slots})
        listed = ["s.rated", "f.unit"]
        for index in slots.values():
            listed.append(f"MAX(CASE WHEN s.slot = {index} THEN f.value END) AS i{index}")
            listed.append(f"MAX(CASE WHEN s.slot = {index} THEN f.reason END) AS j{index}")
            if index in self._seen:
                listed.append(f"COUNT(CASE WHEN s.slot = {index} THEN 1 END) AS seen{index}")
        same = " AND ".join(f"f.{each} = s.{each}" for each in ("item", "breakdown", "period"))
        where = f"f.item IN ({', '.join(map(str, items))})"
        cells, rated = self._asked.slots, self._asked.rated
        joined = f"{cells} AS s JOIN facts AS f ON {same}"
        if source == "cubes":
            trees = f"{cells} AS s JOIN {rated} AS d ON d.rated = s.rated"
            joined = f"{trees} JOIN cubes AS f ON f.tree = d.tree AND {same}"
        near = "" if self._walks else " JOIN asked AS a ON a.unit = f.unit"
        return f"SELECT {', '.join(listed)} FROM {joined}{near} WHERE {where} GROUP BY s.rated, f.unit"

    def _grid(self) -> str:
        listed = [f"t.{name}" if name != "rated" else "d.rated" for name in ONE_ROW.split(", ")]
        for slot, index in self._slots.items():
            listed.extend(self._grid_columns(slot, index))
        joins = "".join(
            f" LEFT JOIN {name} ON {name}.rated = d.rated AND {name}.unit = t.unit"
            for name, rolled in (("p", False), ("q", True))
            if any(slot.rolled is rolled for slot in self._slots)
        )
        # Nobody looks at other units: then only those asked for are read at all.
        near = "" if self._walks else " JOIN asked AS a ON a.unit = t.unit"
        return (
            f"SELECT {', '.join(listed)} FROM {self._asked.rated} AS d JOIN tree AS t ON t.tree = "
            f"d.tree{near}{joins}"
        )

    def _grid_columns(self, slot: Slot, index: int) -> list[str]:
        name = "q" if slot.rolled else "p"
        outside = self._asked.outside(slot.kind, slot.shift)
        domain = (
            f"CASE WHEN d.rated IN ({', '.join(map(str, outside))}) THEN {self._reason(OUT_OF_DOMAIN)} END, "
        )
        none = f"{domain if outside else ''}{self._reason(NOT_COLLECTED)}"
        reason = f"CASE WHEN {name}.i{index} IS NULL THEN COALESCE({name}.j{index}, {none}) END"
        listed = [f"{name}.i{index}", f"{reason} AS j{index}"]
        if index in self._seen:
            listed.append(f"COALESCE({name}.seen{index}, 0) AS seen{index}")
        return listed


def _number_of(codes: Codes, item: str) -> int:
    found = codes.items.find(item)
    return -1 if found is None else found


_LEAVES = {
    "num": Compiler._number,
    "missing": Compiler._missing,
    "item": Compiler._item,
    "param": Compiler._param,
}
