"""The tables: posts, works, people, tags, the watch list, settings, and what is derived from them.

Models declare fields, panels, search fields and tree rules; nothing of rendering. `BlogIndexPage`, whose routes make
the reader's pages, is in `blog.web.index_page`.
"""

from blog.models.changes import Change, KnownDistinct
from blog.models.derived import Mention, NameGram, NameKey, NameStart, PostDigest
from blog.models.documents import SearchDocument
from blog.models.drafts import DraftLink
from blog.models.imports import ImportedPost, ImportRun
from blog.models.old_slugs import OldSlug
from blog.models.people import Author, Person, PersonName, Role
from blog.models.posts import PostPage
from blog.models.ratings import ExternalRating
from blog.models.reviews import ReviewPage
from blog.models.searches import SearchTerm
from blog.models.settings import BlogSettings, SiteLink
from blog.models.tags import PostTag, Tag, TagName
from blog.models.watchlist import WatchlistEntry
from blog.models.works import Work, WorkLink, WorkRelation, WorkTitle

__all__ = [
    "Author",
    "BlogSettings",
    "Change",
    "DraftLink",
    "ExternalRating",
    "ImportRun",
    "ImportedPost",
    "KnownDistinct",
    "Mention",
    "NameGram",
    "NameKey",
    "NameStart",
    "OldSlug",
    "Person",
    "PersonName",
    "PostDigest",
    "PostPage",
    "PostTag",
    "ReviewPage",
    "Role",
    "SearchDocument",
    "SearchTerm",
    "SiteLink",
    "Tag",
    "TagName",
    "WatchlistEntry",
    "Work",
    "WorkLink",
    "WorkRelation",
    "WorkTitle",
]
