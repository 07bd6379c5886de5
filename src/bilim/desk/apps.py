"""Desk as a Django application."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "bilim.desk"
    label = "desk"
