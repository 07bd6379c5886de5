"""Portal as a Django application."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "bilim.portal"
    label = "portal"
