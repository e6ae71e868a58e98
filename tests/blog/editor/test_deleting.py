"""What a post names in a block is not deleted."""

from django.test import Client
from django.urls import reverse

from blog.models import Person, PersonName, Work
from blog.web.index_page import BlogIndexPage
from tests.factories import PersonFactory, ReviewPageFactory, WorkFactory, WorkTitleFactory, body


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


def test_a_work_and_a_person_go_with_their_other_names(index: BlogIndexPage, admin_client: Client) -> None:
    work, person = WorkFactory(), PersonFactory()
    WorkTitleFactory(work=work)
    PersonName.objects.create(person=person, name="한소라", kind="native", language="ko")

    assert _delete(admin_client, person)
    admin_client.post(reverse(Work.snippet_viewset.get_url_name("delete"), args=[work.pk]))
    assert not Work.objects.exists()
