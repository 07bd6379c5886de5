"""Addresses of the house itself."""

from django.urls import path

from bilim.base import views

urlpatterns = [path("", views.to_default_language), path("healthz", views.healthz)]
