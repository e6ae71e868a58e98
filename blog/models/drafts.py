"""Links by which a draft is read without an account: each can be revoked, and ends by itself."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.core import signing
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The key as hexadecimal digits, then the signature: HMAC-SHA256 in the alphabet of base64url.
_KEY_LENGTH = 32
TOKEN_LENGTH = _KEY_LENGTH + 43
_SEPARATOR = ":"


class DraftLinkManager(models.Manager["DraftLink"]):
    """Finds links by what stands in their addresses."""

    def by_token(self, token: str) -> DraftLink | None:
        """The link with this token, open or not; None where this site has not made the token, or the link is gone."""
        key, signature = token[:_KEY_LENGTH], token[_KEY_LENGTH:]
        try:
            _signer().unsign(f"{key}{_SEPARATOR}{signature}")
            return self.filter(key=uuid.UUID(hex=key)).select_related("page").first()
        except (signing.BadSignature, ValueError):
            return None


class DraftLink(models.Model):
    """A link to the newest draft of a post, for somebody without an account."""

    page = models.ForeignKey(
        "blog.PostPage", verbose_name=_("post"), related_name="draft_links", on_delete=models.CASCADE
    )
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    note = models.CharField(
        _("for whom"), max_length=100, blank=True, help_text=_("To tell the links apart; readers do not see it.")
    )
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("made by"), null=True, related_name="+", on_delete=models.SET_NULL
    )
    expires_at = models.DateTimeField(_("ends at"))
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    objects: ClassVar[DraftLinkManager] = DraftLinkManager()

    class Meta:
        verbose_name = _("draft link")
        verbose_name_plural = _("draft links")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page}: {self.note}" if self.note else str(self.page)

    @property
    def is_open(self) -> bool:
        """Whether the draft is shown: the link has neither ended nor been revoked."""
        return self.revoked_at is None and timezone.now() < self.expires_at

    @property
    def token(self) -> str:
        """What stands in the address: the key and its signature, so that a copy of the database opens no draft."""
        return self.key.hex + _signer().signature(self.key.hex)

    @property
    def url(self) -> str:
        """The whole address; empty while the post's blog is not live, whose routes then answer nobody."""
        index = self.page.get_parent().specific
        address = index.full_url if index.live else None
        return f"{address}draft/{self.token}/" if address else ""

    def revoke(self) -> None:
        """Close the link at once; one that is revoked stays as it is."""
        if self.revoked_at is None:
            self.revoked_at = timezone.now()
            self.save(update_fields=["revoked_at"])


def _signer() -> signing.Signer:
    return signing.Signer(sep=_SEPARATOR, salt="blog.DraftLink")
