"""Addresses of returns, below `/desk/returns/`."""

from django.urls import path

from bilim.intake.views import campaigns, checking, filling

app_name = "intake"
urlpatterns = [
    path("", campaigns.home, name="home"),
    path("open/", campaigns.open_one, name="open"),
    path("campaign/<str:code>/", campaigns.campaign, name="campaign"),
    path("campaign/<str:code>/close/", campaigns.close, name="close"),
    path("campaign/<str:code>/<str:department>/", campaigns.department, name="department"),
    path("campaign/<str:code>/<str:department>/accept/", campaigns.accept, name="accept"),
    path("return/<str:code>/", filling.one, name="return"),
    path("return/<str:code>/save/", filling.save, name="save"),
    path("return/<str:code>/check/", checking.check, name="check"),
    path("return/<str:code>/send-back/", checking.send_back, name="send-back"),
]
