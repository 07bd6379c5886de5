"""Storage as a Django application."""

from django.apps import AppConfig


class StorageConfig(AppConfig):
    name = "bilim.storage"
    label = "storage"
