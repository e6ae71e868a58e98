"""What tests of the plugin share."""

import pytest

from blog.web.index_page import BlogIndexPage
from tests.factories import blog_site


@pytest.fixture
def index(db: None) -> BlogIndexPage:
    """The index page of a site, at `/reviews/`."""
    return blog_site()
