"""Addresses of the desk, below `/desk/`."""

from django.urls import path

from bilim.desk.views import accounts, home, institution_lists, journal, outliers, roles

app_name = "desk"
urlpatterns = [
    path("", home.home, name="home"),
    path("journal/", journal.journal, name="journal"),
    path("accounts/", accounts.accounts, name="accounts"),
    path("accounts/invite/", accounts.invite, name="account-invite"),
    path("accounts/<int:number>/", accounts.account, name="account"),
    path("accounts/<int:number>/grant/", accounts.grant, name="account-grant"),
    path("accounts/<int:number>/end/", accounts.end_grant, name="account-end"),
    path("accounts/<int:number>/block/", accounts.block, name="account-block"),
    path("accounts/<int:number>/sessions/", accounts.end_sessions, name="account-sessions"),
    path("accounts/<int:number>/second-factor/", accounts.remove_factor, name="account-factor"),
    path("accounts/<int:number>/link/", accounts.link, name="account-link"),
    path("roles/", roles.roles, name="roles"),
    path("register/list/", institution_lists.bring, name="institution-list"),
    path("outliers/", outliers.outliers, name="outliers"),
    path("outliers.csv", outliers.download, name="outliers-csv"),
]
