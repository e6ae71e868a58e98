"""The editor's form of a post: what is checked only when it is published, and the title that comes from the work."""

from typing import Any

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm


class PostPageForm(WagtailAdminPageForm):
    """Tells the page whether it is saved as a draft, so that rules across fields wait until it is published."""

    def _post_clean(self) -> None:
        self.instance.is_deferred_validation = self.is_deferred_validation
        super()._post_clean()


class ReviewPageForm(PostPageForm):
    """A review without a title takes the title of its work."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["title"].required = False

    def clean(self) -> dict[str, Any]:
        """Fill in title and slug from the work; without title and work, ask for either."""
        cleaned = super().clean()
        work = cleaned.get("work")
        if not cleaned.get("title"):
            if work is not None:
                cleaned["title"] = work.title
                if not cleaned.get("slug"):
                    cleaned["slug"] = slugify(work.title, allow_unicode=True)
            elif "title" not in self.errors:
                self.add_error("title", self.fields["title"].error_messages["required"])
        return cleaned
