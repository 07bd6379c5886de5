"""The application for a WSGI server."""

import os
from pathlib import Path

from bilim.config import lifeline, occupancy

# Before anything that takes time: a worker that is still loading ends with its server, too.
lifeline.end_with_parent()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bilim.config.settings")

from django.conf import settings  # noqa: E402 - after the environment has been named
from django.core.wsgi import get_wsgi_application  # noqa: E402

occupancy.share(Path(settings.VAR), "")
application = get_wsgi_application()
