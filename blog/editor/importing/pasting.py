"""A draft that is pasted into a review in the editor: shown as sections, corrected, handed back as blocks.

Nothing is kept between two requests: the browser sends what was pasted, and what was said about it so far, each time.
Only with the blocks, and where the editor wants it, the work gets what it lacks and the draft tells.
"""

import json
from typing import Any

from django.core.exceptions import BadRequest, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext, ngettext
from django.views.generic import View
from wagtail.log_actions import log

from blog.blocks.body import BodyBlock
from blog.editor.importing.sections import corrections_from, doubt_count, shown_sections
from blog.editor.importing.taking import fields_of, said_beside, work_of
from blog.parsing.corrections import Correction
from blog.text.words import count_words
from blog.transfer.pasting import Paste, read_paste
from blog.transfer.runs import MOST_CHARACTERS
from blog.transfer.works import complete_work


class PasteView(View):
    """Reads what was pasted: HTML for the dialogue, or the state of blocks for the form."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest) -> HttpResponse:
        """The sections, or with `do=go:add` the blocks; with `take`, what else the draft says.

        Raises:
            BadRequest: the corrections so far are none.
        """
        html, text = request.POST.get("html", ""), request.POST.get("text", "")
        if len(html) + len(text) > MOST_CHARACTERS:
            return _sections(request, None, [], gettext("This is too much to paste at once. Paste it in parts."))
        corrections, error = _corrections(request.POST.get("log", "")), ""
        paste = read_paste(html, text, corrections)
        pressed = request.POST.get("do", "")
        if pressed == "back":
            corrections = corrections[:-1]
            paste = read_paste(html, text, corrections)
        else:
            try:
                new = corrections_from(request.POST, paste.post)
            except ValidationError as refused:
                new, error = [], " ".join(refused.messages)
            if new:
                corrections += new
                paste = read_paste(html, text, corrections)
        if pressed == "go:add" and not error:
            return _blocks(request, paste)
        if not paste.paragraphs:
            error = gettext("There is no text in what was pasted.")
        return _sections(request, paste, corrections, error)


def _corrections(log: str) -> list[Correction]:
    try:
        return [Correction.read(stored) for stored in json.loads(log or "[]")]
    except (ValueError, TypeError):
        raise BadRequest("no list of corrections") from None


def _sections(request: HttpRequest, paste: Paste | None, corrections: list[Correction], error: str) -> HttpResponse:
    shown: dict[str, Any] = {"error": error}
    if paste is not None and paste.paragraphs:
        shown |= {
            "sections": shown_sections(paste.post, paste),
            "words": sum(count_words(paragraph.text) for paragraph in paste.paragraphs.values()),
            "doubts": doubt_count(paste.post),
            "pictures": paste.pictures,
            "said": said_beside(paste.post, work_of(request, paste.post)),
            "corrections": len(corrections),
            "log": json.dumps([correction.stored() for correction in corrections]),
        }
    return TemplateResponse(request, "blog/admin/paste_sections.html", shown)


def _blocks(request: HttpRequest, paste: Paste) -> JsonResponse:
    takes = "take" in request.POST
    work = work_of(request, paste.post) if takes else None
    if work is not None and complete_work(work, paste.post):
        log(instance=work, action="wagtail.edit", user=request.user)
    body = BodyBlock()
    stream = body.to_python(paste.body(has_verdict=bool(request.POST.get("has_verdict"))))
    count = len(stream)
    words = sum(count_words(line.text) for block in paste.post.blocks for line in block.lines)
    message = ngettext(
        "%(count)d section was added, with %(words)d words. It is hidden from whoever has not finished until you make "
        "it safe.",
        "%(count)d sections were added, with %(words)d words. They are hidden from whoever has not finished until you "
        "make them safe.",
        count,
    ) % {"count": count, "words": words}
    fields = fields_of(paste.post) if takes else {}
    return JsonResponse({"blocks": body.get_form_state(stream), "fields": fields, "message": message})
