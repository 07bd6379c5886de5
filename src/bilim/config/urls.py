"""Every address of the house. Pages are under their language; data for machines are not."""

from importlib.util import find_spec

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

_STAFF = [("facts", "facts"), ("publication", "publication"), ("desk", "")]

urlpatterns = [path("", include("bilim.base.urls"))]
if find_spec("bilim.api") and find_spec("bilim.api.urls"):
    urlpatterns.append(path("api/", include("bilim.api.urls")))
urlpatterns += i18n_patterns(
    path("account/", include("bilim.access.urls")),
    *(
        path(f"desk/{prefix}/" if prefix else "desk/", include(f"bilim.{module}.urls"))
        for module, prefix in _STAFF
        if find_spec(f"bilim.{module}") and find_spec(f"bilim.{module}.urls")
    ),
    *(
        [path("", include("bilim.portal.urls"))]
        if find_spec("bilim.portal") and find_spec("bilim.portal.urls")
        else []
    ),
)

handler400 = "bilim.base.views.bad_request"
handler403 = "bilim.base.views.denied"
handler404 = "bilim.base.views.not_found"
handler500 = "bilim.base.views.failed"
