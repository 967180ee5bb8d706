"""An Open Badge 3.0 from what a house knows of an achievement and of who reached it."""

import datetime as dt
import hashlib
from dataclasses import dataclass
from typing import Any

from interplay.plain.credentials.contexts import CREDENTIALS, OPEN_BADGES
from interplay.plain.credentials.proof import moment


@dataclass(frozen=True, slots=True)
class Achievement:
    """What was reached. `criteria` is what it took, in words; `picture` an address, `data:` for one that is inside."""

    id: str
    name: str
    description: str
    criteria: str
    criteria_address: str
    picture: str
    caption: str
    language: str
    version: str


@dataclass(frozen=True, slots=True)
class Holder:
    """Who reached it, told by a salted hash: `kind` is what was hashed, emailAddress or name."""

    kind: str
    hashed: str
    salt: str


@dataclass(frozen=True, slots=True)
class Issuer:
    """Who vouches: a DID, a name and a web address."""

    id: str
    name: str
    address: str


def identity_hash(text: str, salt: str) -> str:
    """How Open Badges tell a holder without writing down who it is."""
    return "sha256$" + hashlib.sha256((text + salt).encode()).hexdigest()


def badge(
    *, name: str, achievement: Achievement, holder: Holder, issuer: Issuer, at: dt.datetime, status: dict[str, str]
) -> dict[str, Any]:
    """The credential called `name` (a URN), not signed yet."""
    return {
        "@context": [CREDENTIALS, OPEN_BADGES],
        "id": name,
        "type": ["VerifiableCredential", "OpenBadgeCredential"],
        "issuer": {"id": issuer.id, "type": ["Profile"], "name": issuer.name, "url": issuer.address},
        "validFrom": moment(at),
        "name": achievement.name,
        "credentialSubject": {
            "type": ["AchievementSubject"],
            "identifier": [
                {
                    "type": "IdentityObject",
                    "hashed": True,
                    "identityHash": holder.hashed,
                    "identityType": holder.kind,
                    "salt": holder.salt,
                }
            ],
            "achievement": {
                "id": achievement.id,
                "type": ["Achievement"],
                "achievementType": "Course",
                "name": achievement.name,
                "description": achievement.description,
                "criteria": {"id": achievement.criteria_address, "narrative": achievement.criteria},
                "image": {"id": achievement.picture, "type": "Image", "caption": achievement.caption},
                "inLanguage": achievement.language,
                "version": achievement.version,
            },
        },
        "credentialStatus": status,
    }
