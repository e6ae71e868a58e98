"""The plugin's Django app."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BlogConfig(AppConfig):
    """Structured reviews for Wagtail."""

    name = "blog"
    label = "blog"
    verbose_name = _("Reviews")
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        """Import the models, and the index page, which stands above them because it knows its routes."""
        super().import_models()
        from blog.web import index_page  # noqa: F401, PLC0415 - models may be imported from here on

    def ready(self) -> None:
        """Register the checks; connect the signals that keep derived rows true and fill new posts."""
        from django.core.checks import register  # noqa: PLC0415 - beside what it registers
        from wagtail.signals import init_new_page  # noqa: PLC0415 - needs the models

        from blog.editor.checks import check_spoiler_marks  # noqa: PLC0415 - needs the models
        from blog.editor.new_pages import start_post  # noqa: PLC0415 - handlers import models
        from blog.linking import signals  # noqa: PLC0415 - handlers import models
        from blog.search import signals as search_signals  # noqa: PLC0415 - handlers import models
        from blog.search.tables import create_tables  # noqa: PLC0415 - its room imports models

        post_migrate.connect(create_tables, sender=self, dispatch_uid="blog.search.create_tables")
        signals.connect()
        search_signals.connect()
        register(check_spoiler_marks)
        init_new_page.connect(start_post, dispatch_uid="blog.editor.start_post")
