"""Publication as a Django application."""

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "bilim.publication"
    label = "publication"
