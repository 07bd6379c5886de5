"""Addresses of signing in and out, and of her own account."""

from django.urls import path

from bilim.access.views import factors, links, own, signing

app_name = "access"
urlpatterns = [
    path("", own.own, name="own"),
    path("password/", own.change_password, name="own-password"),
    path("sessions/end/", own.end_sessions, name="own-sessions"),
    path("code/", factors.ask, name="code"),
    path("second-factor/", factors.set_up, name="factor"),
    path("second-factor/remove/", factors.remove, name="factor-remove"),
    path("link/<str:secret>/", links.link, name="link"),
    path("sign-in/", signing.sign_in, name="sign-in"),
    path("sign-out/", signing.sign_out, name="sign-out"),
]
