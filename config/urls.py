"""Addresses of the reference site; what a reader meets below an index page are routes of the plugin."""

from django.conf import settings
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls

from config.health import health
from config.media import media
from config.robots import robots
from search import urls as search_urls

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("search/", include(search_urls)),
    path("sitemap.xml", sitemap, {"template_name": "blog/sitemap.xml"}, name="sitemap"),
    path("robots.txt", robots, name="robots"),
    path("health/", health, name="health"),
    path(f"{settings.MEDIA_URL.lstrip('/')}<path:path>", media, name="media"),
    path("", include(wagtail_urls)),
]
