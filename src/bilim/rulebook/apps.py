"""The rulebook as a Django application."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    name = "bilim.rulebook"
    label = "rulebook"
