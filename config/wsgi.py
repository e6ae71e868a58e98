"""The server's entry point."""

import gc
import os
from importlib import import_module

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

# The views are imported now, and not while the first reader waits. What is there from the start stays there: to look
# through all of it takes the collector a tenth of a second, in the middle of a request.
import_module(settings.ROOT_URLCONF)
gc.collect()
gc.freeze()
