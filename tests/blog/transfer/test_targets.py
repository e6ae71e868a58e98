"""What the options of an import name: found, or a message that says what is there."""

import pytest
from django.contrib.auth import get_user_model

from blog.transfer.targets import UnknownTarget, find_author, find_index, find_posters, find_user
from tests.factories import AuthorFactory

pytestmark = pytest.mark.django_db


def test_the_only_index_page_needs_no_name(index):
    assert find_index(None).pk == find_index(index.slug).pk == index.pk


def test_an_index_page_that_is_not_there_is_answered_with_those_that_are(index):
    with pytest.raises(UnknownTarget, match=rf"no-such.*{index.slug}"):
        find_index("no-such")


def test_without_a_name_the_first_active_superuser_writes_the_comments():
    users = get_user_model().objects
    users.create_superuser("gone", is_active=False)
    superuser = users.create_superuser("mina")
    users.create_superuser("jonas")

    assert find_user(None) == superuser
    assert find_user(superuser.get_username()) == superuser


def test_nobody_has_to_write_comments_but_a_name_must_be_somebodys():
    assert find_user(None) is None
    with pytest.raises(UnknownTarget, match="createsuperuser"):
        find_user("nobody")


def test_of_authors_of_one_name_the_slug_tells_which():
    mina, other = AuthorFactory(name="Mina", slug="mina-h"), AuthorFactory(name="Mina", slug="mina-k")

    assert find_author(None) is None
    assert find_author("mina-k") == other
    with pytest.raises(UnknownTarget, match="mina-h, mina-k"):
        find_author(mina.name)
    with pytest.raises(UnknownTarget, match="Mina, Mina"):
        find_author("Jonas")


def test_a_folder_of_posters_must_be_one(tmp_path):
    assert find_posters(None) is None
    assert find_posters(str(tmp_path)) is not None
    with pytest.raises(UnknownTarget, match="no such folder"):
        find_posters(str(tmp_path / "missing"))
