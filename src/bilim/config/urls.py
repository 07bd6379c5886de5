"""Every address of the house. Pages stand under their language; data for machines do not."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from bilim.portal.urls import previews

urlpatterns = [
    path("", include("bilim.base.urls")),
    path("api/", include("bilim.api.urls")),
    *i18n_patterns(
        path("account/", include("bilim.access.urls")),
        path("desk/facts/", include("bilim.facts.urls")),
        path("desk/returns/", include("bilim.intake.urls")),
        path("desk/publication/", include("bilim.publication.urls")),
        path("desk/register/", include("bilim.registry.urls")),
        path("desk/definitions/", include("bilim.rulebook.urls")),
        path("desk/", include("bilim.desk.urls")),
        path("", include("bilim.portal.urls")),
        path("", include(previews, namespace="preview")),
    ),
]

handler400 = "bilim.base.views.bad_request"
handler403 = "bilim.base.views.denied"
handler404 = "bilim.base.views.not_found"
handler500 = "bilim.base.views.failed"
