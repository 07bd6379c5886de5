"""Base as a Django application."""

from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "bilim.base"
    label = "base"
