"""Ratings as a Django application."""

from django.apps import AppConfig


class RatingsConfig(AppConfig):
    name = "bilim.ratings"
    label = "ratings"
