"""The editor's form of a post: what is checked only when it is published, and the title that comes from the work."""

from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext
from wagtail.admin.forms import WagtailAdminPageForm

from blog.models.tags import TagName, tag_name


class PostPageForm(WagtailAdminPageForm):
    """Tells the page whether it is saved as a draft, so that rules across fields wait until it is published."""

    def clean_tags(self) -> list[str]:
        """The tags' names in the form in which they are kept, each once: a pasted name may be written otherwise.

        A synonym is the tag that it stands for: one that was merged into another is not made again by habit.
        """
        names = list(filter(None, map(tag_name, self.cleaned_data["tags"])))
        meant = dict(TagName.objects.filter(name__in=names).values_list("name", "tag__name"))
        return list(dict.fromkeys(meant.get(name, name) for name in names))

    def _post_clean(self) -> None:
        self.instance.is_deferred_validation = self.is_deferred_validation
        super()._post_clean()


class ReviewPageForm(PostPageForm):
    """A review without a title takes the title of its work."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False
        if "slug" in self.fields:
            # The page makes it from its title.
            self.fields["slug"].required = False

    def clean(self) -> dict[str, Any]:
        """Fill in the title from the work; without title and work, ask for either. Signs alone make no slug."""
        cleaned = super().clean()
        if not cleaned.get("title") and "title" not in self.errors:
            work = cleaned.get("work")
            if work is not None:
                cleaned["title"] = work.title
            else:
                self.add_error("title", gettext("Choose a work, or give the review a title."))
        title = cleaned.get("title")
        if title and not cleaned.get("slug") and not slugify(title, allow_unicode=True):
            cleaned["slug"] = "review"
        return cleaned
