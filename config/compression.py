"""Pages in a third of their bytes; static files have been compressed already, and pictures are by their nature."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressionMiddleware(GZipMiddleware):
    """Compresses what was made for this request.

    Django's own also compresses files on their way out, images of `/media/` among them: work for nothing, and it takes
    away their length. Its padding of random length keeps the tokens of forms from being guessed by the size of answers.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, compressed where the browser takes that and it is no file."""
        return response if response.streaming else super().process_response(request, response)
