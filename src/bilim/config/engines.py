"""The engines that compute in columns, chosen by name; where their servers are, the settings say."""

from __future__ import annotations

import argparse
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from django.conf import settings
from django.db import connection

from bilim.config.speech import told
from bilim_columnar.engines import postgresql, spark
from bilim_columnar.engines.base import Reader
from bilim_columnar.engines.duckdb import DuckDB

EMBEDDED, POSTGRESQL, SPARK = ENGINES = ("duckdb", "postgresql", "spark")
ENGINE = {
    "ky": "эмне эсептейт: duckdb (ушул жерде; берилбесе), postgresql (BILIM_POSTGRESQL же эсеп китебинин "
    "өз базасы), spark (BILIM_SPARK=sc://host:15002)",
    "ru": "что вычисляет: duckdb (здесь же; по умолчанию), postgresql (BILIM_POSTGRESQL или база самого "
    "реестра), spark (BILIM_SPARK=sc://host:15002)",
    "en": "what computes: duckdb (right here; the default), postgresql (BILIM_POSTGRESQL, or the database of "
    "the ledger), spark (BILIM_SPARK=sc://host:15002)",
}
# Django's own, of which the driver knows nothing.
_NOT_OF_DRIVER = ("cursor_factory", "context", "prepare_threshold")


def add_engine(parser: argparse.ArgumentParser) -> None:
    """The command can be told which engine computes."""
    parser.add_argument("--engine", choices=ENGINES, default=EMBEDDED, help=told(ENGINE))


def opened(name: str) -> AbstractContextManager[Reader]:
    """The engine of this name, let go of afterwards; refused where its server is not named or not there."""
    if name == SPARK:
        return spark.opened(settings.SPARK)
    if name == POSTGRESQL:
        return postgresql.opened(settings.POSTGRESQL, **({} if settings.POSTGRESQL else _of_ledger()))
    return nullcontext(DuckDB())


def _of_ledger() -> dict[str, Any]:
    """How the ledger's own database is reached, in a session beside its own; nothing where it is no
    PostgreSQL."""
    if connection.vendor != "postgresql":
        return {}
    params: dict[str, Any] = connection.get_connection_params()
    return {name: value for name, value in params.items() if name not in _NOT_OF_DRIVER}
