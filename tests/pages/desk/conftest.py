"""The edition these tests work on."""

from factories.edition_fixtures import draft, ground, published, released, run

__all__ = ["draft", "ground", "published", "released", "run"]
