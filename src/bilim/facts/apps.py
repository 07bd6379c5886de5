"""Facts as a Django application."""

from django.apps import AppConfig


class FactsConfig(AppConfig):
    name = "bilim.facts"
    label = "facts"
