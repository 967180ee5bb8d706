"""How a zip is received: piece by piece into a file, never whole into memory, and too large a one not at all.

Nothing of the request's body is read before it is known who sends it and how long it is. So this view is exempt from
the token at first, and asks for it once it has said where the pieces go.
"""

import shutil
import tempfile
from pathlib import Path
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST

from interplay.exchange.packages import selectors, services
from interplay.exchange.packages.constants import FORM_BYTES, MEGABYTE, MOST_BYTES, SPARE_BYTES
from interplay.exchange.packages.forms import ParcelForm
from interplay.exchange.packages.views.doors import author
from interplay.exchange.packages.views.parcels import checked, shown
from interplay.people.selectors import Person


class Receiver(FileUploadHandler):
    """Writes a file that is sent into the workshop, where it needs only another name; stops when it grows too long."""

    file: IO[bytes]
    got: int

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file that is gone by itself if nobody keeps it."""
        super().new_file(*args, **kwargs)
        # It lives longer than this method, and ends with the request.
        self.file = tempfile.NamedTemporaryFile(dir=selectors.workshop(), prefix=".arriving-")  # noqa: SIM115 - as said
        self.got = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write one piece."""
        self.got += len(raw_data)
        if self.got > MOST_BYTES:
            raise StopUpload(connection_reset=True)
        self.file.write(raw_data)

    def file_complete(self, file_size: int) -> UploadedFile[Any]:
        """The file, with its whole length on the disk."""
        self.file.flush()
        self.file.seek(0)
        return UploadedFile(self.file, self.file_name, self.content_type, file_size, self.charset)


@csrf_exempt  # asked for in _received, once it is settled where the body goes
@require_POST
def bring_in(request: HttpRequest) -> HttpResponseBase:
    """Receive a zip, check it, and show what was found."""
    person = author(request)
    if refusal := _refusal(request):
        status, words = refusal
        return shown(request, person, status=status, refusal=words)
    request.upload_handlers = [Receiver(request)]
    return _received(request, person)


def _refusal(request: HttpRequest) -> tuple[int, str] | None:
    """Why the body is not even looked at, with the status; None where it may come."""
    said = request.META.get("CONTENT_LENGTH") or ""
    if not said.isdecimal():
        return 411, _(
            "Your browser did not say how long the file is, so it was not received. "
            "Please try once more, or with another browser."
        )
    if int(said) > MOST_BYTES + FORM_BYTES:
        return 413, _(
            "This file has more than %(most)d MB, so it was not received. Make its films smaller, or ask whoever "
            "looks after this house to publish the course from its folder."
        ) % {"most": MOST_BYTES // MEGABYTE}
    services.tidy()
    if shutil.disk_usage(selectors.workshop()).free < int(said) + SPARE_BYTES:
        return 507, _(
            "There is no room for this file just now, so it was not received. "
            "Please tell whoever looks after this house."
        )
    return None


@csrf_protect
def _received(request: HttpRequest, person: Person) -> HttpResponse:
    form = ParcelForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, person, form, status=422)
    file = form.cleaned_data["zip"]
    parcel = services.receive(by=person, file=Path(file.file.name), file_name=file.name)
    return checked(request, person, parcel)
