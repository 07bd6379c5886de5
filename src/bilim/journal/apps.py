"""The journal as a Django application."""

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "bilim.journal"
    label = "journal"
