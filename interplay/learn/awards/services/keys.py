"""The keys that sign badges: one in use, its secret half locked; those before it, their secret half forgotten."""

import base64
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import IntegrityError, transaction

from interplay.core import clock
from interplay.core.permits import require
from interplay.learn.awards.models import IssuerKey
from interplay.learn.awards.selectors import house_did
from interplay.plain.credentials import multikey


class KeyUnreadable(Exception):
    """The key in use was locked with another secret key than the house has now."""


def key_in_use() -> tuple[IssuerKey, Ed25519PrivateKey]:
    """The key that signs now, made when there is none yet for the house's address.

    Raises KeyUnreadable where only a new key helps (`rotate_key`).
    """
    controller = house_did()
    found = IssuerKey.objects.filter(controller=controller, retired_at=None).first()
    if found is None:
        try:
            with transaction.atomic():
                found = _made(controller)
        except IntegrityError:  # another process made one in this very moment
            found = IssuerKey.objects.get(controller=controller, retired_at=None)
    return found, _unlocked(found.secret)


def is_key_readable() -> bool | None:
    """Whether the key in use can sign; None where there is none yet, which is well, too."""
    found = IssuerKey.objects.filter(controller=house_did(), retired_at=None).first()
    if found is None:
        return None
    try:
        _unlocked(found.secret)
    except KeyUnreadable:
        return False
    return True


@transaction.atomic
def rotate_key(*, by: Any) -> IssuerKey:
    """Sign with a new key from now on. What older keys signed stays valid: their public halves are told as before.

    `by` is None on the command line. Raises Http404 for everybody else.
    """
    require("awards.rotate_key", by)
    controller = house_did()
    IssuerKey.objects.filter(controller=controller, retired_at=None).update(retired_at=clock.now(), secret="")
    return _made(controller)


def _made(controller: str) -> IssuerKey:
    secret = Ed25519PrivateKey.generate()
    return IssuerKey.objects.create(
        number=IssuerKey.objects.filter(controller=controller).count() + 1,
        controller=controller,
        public=multikey.written(secret.public_key()),
        secret=_lock().encrypt(secret.private_bytes_raw()).decode(),
        made_at=clock.now(),
    )


def _lock() -> Fernet:
    """A lock of its own purpose, derived from the house's secret key: who steals the database alone signs nothing."""
    derived = HKDF(SHA256(), 32, salt=None, info=b"interplay: key that signs badges").derive(
        settings.SECRET_KEY.encode()
    )
    return Fernet(base64.urlsafe_b64encode(derived))


def _unlocked(secret: str) -> Ed25519PrivateKey:
    try:
        return Ed25519PrivateKey.from_private_bytes(_lock().decrypt(secret.encode()))
    except InvalidToken as error:
        raise KeyUnreadable from error
