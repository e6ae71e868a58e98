"""Tags: one tag is not written two ways, and every tag has an address."""

import unicodedata

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from blog.models import Tag


@pytest.mark.django_db
@pytest.mark.parametrize("name, slug", [("slow burn", "slow-burn"), ("눈물", "눈물"), ("C++", "c"), ("!!!", "tag")])
def test_a_slug_is_in_the_tag_s_own_script_and_never_empty(name: str, slug: str) -> None:
    assert Tag.objects.create(name=name).slug == slug


@pytest.mark.django_db
def test_tags_whose_slugs_would_be_the_same_are_numbered() -> None:
    assert [Tag.objects.create(name=name).slug for name in ("C", "C++", "C#")] == ["c", "c-2", "c-3"]


@pytest.mark.django_db
def test_a_tag_is_kept_in_nfc_without_blanks_around_it() -> None:
    assert Tag.objects.create(name=unicodedata.normalize("NFD", "  눈물 ")).name == "눈물"


@pytest.mark.django_db
def test_a_name_written_otherwise_is_known_before_it_is_saved() -> None:
    Tag.objects.create(name="눈물")
    with pytest.raises(ValidationError):
        Tag(name=unicodedata.normalize("NFD", " 눈물")).full_clean(exclude=["slug"])


@pytest.mark.django_db
def test_the_slug_of_a_very_long_name_fits_its_column() -> None:
    slugs = [Tag.objects.create(name="ﷺ" * 30 + end).slug for end in ("", " a", " b")]
    assert all(len(slug) <= Tag._meta.get_field("slug").max_length for slug in slugs)
    assert len(set(slugs)) == 3


@pytest.mark.django_db
def test_renaming_keeps_the_address() -> None:
    tag = Tag.objects.create(name="grief")
    tag.name = "mourning"
    tag.save()
    assert tag.slug == "grief"


class AnyTag(TestCase):
    """Any name that can be typed."""

    @given(
        st.text(alphabet=st.characters(blacklist_categories=["Cs"], blacklist_characters="\0"), min_size=1, max_size=80)
    )
    def test_any_name_has_a_slug(self, name: str) -> None:
        assert Tag.objects.create(name=name).slug
