"""What a post names in a block is not deleted."""

from django.test import Client
from django.urls import reverse

from blog.models import Person
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, body


def _delete(client: Client, person: Person) -> bool:
    client.post(reverse(Person.snippet_viewset.get_url_name("delete"), args=[person.pk]))
    return not Person.objects.filter(pk=person.pk).exists()


def test_a_person_whom_a_block_names_stays_and_the_editor_sees_where(
    index: BlogIndexPage, admin_client: Client
) -> None:
    person = PersonFactory()
    comment = body(("cast_comment", {"person": person.pk, "text": "<p>x</p>", "spoiler": "full"}))
    ReviewPageFactory(parent=index, title="A walk", body=comment)
    url = reverse(Person.snippet_viewset.get_url_name("delete"), args=[person.pk])
    response = admin_client.post(url, follow=True)
    assert Person.objects.filter(pk=person.pk).exists()
    assert "was not deleted" in response.content.decode()
    assert "A walk" in response.content.decode()


def test_a_person_whom_nothing_names_can_be_deleted(index: BlogIndexPage, admin_client: Client) -> None:
    assert _delete(admin_client, PersonFactory())
