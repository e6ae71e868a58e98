"""What tests of the admin share."""

import pytest
from django.test import Client

from blog.web.index_page import BlogIndexPage


@pytest.fixture
def editor(admin_client: Client, index: BlogIndexPage) -> Client:
    """The browser of somebody who may do everything, on a site with a blog."""
    return admin_client
