"""What an import begins with: a text, pasted or as a file, and what its posts do not say themselves."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from blog.models import Author
from blog.models.tags import tag_name
from blog.transfer.fitting import fit_date
from blog.transfer.formats import AUTO, FORMATS
from blog.transfer.runs import MOST_CHARACTERS, Options
from blog.web.index_page import BlogIndexPage

_LONGEST_TAG = 100
# A character takes up to four bytes.
_LARGEST_FILE = 4 * MOST_CHARACTERS
_FORMAT_LABELS = {
    AUTO: _("Whichever it looks like"),
    "archive_text": _("A page with several posts, newest first"),
    "plain_text": _("The text of one post"),
}


class NewImportForm(forms.Form):
    """A text and the options of `import_reviews`."""

    text = forms.CharField(
        label=_("Text"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
        help_text=_("The text of one post, or of an archive page with several of them."),
    )
    file = forms.FileField(
        label=_("or a file"),
        required=False,
        allow_empty_file=True,
        help_text=_("A text file in UTF-8, UTF-16 or Windows-1252."),
        widget=forms.FileInput(attrs={"accept": ".txt,text/plain"}),
    )
    index = forms.ModelChoiceField(BlogIndexPage.objects.none(), label=_("Blog"), empty_label=None)
    format = forms.ChoiceField(label=_("It is"), required=False)
    date = forms.CharField(
        label=_("Date"),
        required=False,
        help_text=_("For posts that give none: 2021, 2021-10 or 2021-10-04. Readers see no more of it than is known."),
    )
    tags = forms.CharField(label=_("Tags"), required=False, help_text=_("For all posts, separated by commas."))
    author = forms.ModelChoiceField(
        Author.objects.all(), label=_("Author"), required=False, help_text=_("Who signs all of the posts.")
    )

    def __init__(self, *args: Any, indexes: list[BlogIndexPage], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        index: Any = self.fields["index"]
        index.queryset = BlogIndexPage.objects.filter(pk__in=[each.pk for each in indexes])
        if len(indexes) == 1:
            index.initial = indexes[0]
            index.widget = forms.HiddenInput()
        formats: Any = self.fields["format"]
        formats.choices = [(name, _FORMAT_LABELS.get(name, name)) for name in (AUTO, *FORMATS)]

    def clean_file(self) -> Any:
        """A file of a size that may be read here."""
        file = self.cleaned_data["file"]
        if file and file.size > _LARGEST_FILE:
            raise ValidationError(gettext("The file is too large. Import it with the command import_reviews."))
        return file

    def clean_date(self) -> str:
        """An ISO date of any precision, or nothing."""
        text = self.cleaned_data["date"].strip()
        try:
            fit_date(text or None)
        except ValueError:
            raise ValidationError(
                gettext("“%(value)s” is no date. Write 2021, 2021-10 or 2021-10-04.") % {"value": text}
            ) from None
        return text

    def clean_tags(self) -> list[str]:
        """The names, each once."""
        names = [name for name in map(tag_name, self.cleaned_data["tags"].split(",")) if name]
        if any(len(name) > _LONGEST_TAG for name in names):
            raise ValidationError(gettext("A tag has up to %(most)d characters.") % {"most": _LONGEST_TAG})
        return list(dict.fromkeys(names))

    def clean(self) -> dict[str, Any]:
        """One of text and file is needed, not both."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("text", "").strip()) == bool(cleaned.get("file")) and "file" not in self.errors:
            raise ValidationError(
                gettext("Paste a text, or choose a file.")
                if not cleaned.get("file")
                else gettext("Paste a text or choose a file, not both.")
            )
        return cleaned

    def source(self) -> tuple[bytes, str]:
        """The bytes to import, and what they are called."""
        file = self.cleaned_data["file"]
        if file:
            return file.read(), file.name
        return self.cleaned_data["text"].encode(), gettext("Pasted text")

    def options(self) -> Options:
        """For posts that say nothing themselves."""
        chosen = self.cleaned_data
        return Options(
            wanted=chosen["format"] or AUTO, date=chosen["date"], tags=chosen["tags"], author=chosen["author"]
        )
