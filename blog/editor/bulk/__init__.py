"""What can be done to a selection of reviews at once, each with its undo: publish, tag, set who may read."""

from blog.editor.bulk.actions import (
    PageDeleteAction,
    PageMoveAction,
    PagePublishAction,
    PageUnpublishAction,
    ReviewDeleteAction,
    ReviewMoveAction,
    ReviewPublishAction,
    ReviewUnpublishAction,
    undo_bulk,
)
from blog.editor.bulk.levels import LevelAction
from blog.editor.bulk.tagging import TagAction

ACTIONS = (
    ReviewPublishAction,
    TagAction,
    LevelAction,
    ReviewUnpublishAction,
    ReviewMoveAction,
    ReviewDeleteAction,
    PagePublishAction,
    PageUnpublishAction,
    PageMoveAction,
    PageDeleteAction,
)

__all__ = ["ACTIONS", "undo_bulk"]
