"""Contracts of our own for import-linter (see `.importlinter`)."""

from __future__ import annotations

from importlinter import Contract, ContractCheck, fields, output


class PrivateRooms(Contract):
    """No module may enter another module's private rooms; config, which puts the house together, neither."""

    root = fields.StringField()
    private_rooms = fields.ListField(subfield=fields.StringField())
    # Who may enter all the same, as `importer -> room`, with the reason beside it in the configuration.
    exceptions = fields.ListField(subfield=fields.StringField(), required=False, default=[])

    def check(self, graph, verbose):
        broken = [pair for pair in self._entries(graph) if " -> ".join(pair) not in self.exceptions]
        return ContractCheck(kept=not broken, metadata={"broken": sorted(broken)})

    def _entries(self, graph):
        for module in graph.find_children(self.root):
            for room in self._rooms(graph, module):
                for importer in graph.find_modules_that_directly_import(room):
                    if importer.startswith(f"{self.root}.") and not importer.startswith(f"{module}."):
                        yield importer, room

    def _rooms(self, graph, module):
        for name in self.private_rooms:
            room = f"{module}.{name}"
            if room in graph.modules:
                yield from {room} | graph.find_descendants(room)

    def render_broken_contract(self, check):
        for importer, target in check.metadata["broken"]:
            output.print_error(f"{importer} enters {target}")
