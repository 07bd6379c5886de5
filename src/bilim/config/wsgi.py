"""The application for a WSGI server."""

import os
from pathlib import Path

from bilim.config import lifeline, occupancy

# Before anything that takes time: a worker that is still loading ends with its server, too.
lifeline.end_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bilim.config.settings")

from django.conf import settings  # noqa: E402 - after the environment has been named
from django.core.wsgi import get_wsgi_application  # noqa: E402

from bilim.config.receiving import Receiving  # noqa: E402

occupancy.share(Path(settings.VAR), "")
_django = get_wsgi_application()

from bilim.access.queries import address_in  # noqa: E402 - models load after the set-up

application = Receiving(_django, address_in)
