"""Reads a letter that came back: the report of a mail server about a message that it could not deliver (RFC 3464)."""

from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage, Message


@dataclass(frozen=True, slots=True)
class Returned:
    """What the report says of the first recipient that it names, and the Message-ID of what was sent."""

    message_id: str
    action: str
    status: str
    said: str

    @property
    def has_failed(self) -> bool:
        """Whether the mail server has given up."""
        return self.action == "failed"


def read(raw: bytes) -> Returned | None:
    """The report in `raw`; None when it is none, or does not say which message it is about. Never raises."""
    message = message_from_bytes(raw, _class=EmailMessage, policy=policy.compat32.clone())
    told: Message | None = None
    sent: Message | None = None
    for part in message.walk():
        if part.get_content_type() == "message/delivery-status" and told is None:
            told = _recipient(part)
        elif part.get_content_type() in ("message/rfc822", "text/rfc822-headers") and sent is None:
            sent = _original(part)
    if told is None or sent is None:
        return None
    return Returned(
        message_id=_line(sent, "Message-ID"),
        action=_line(told, "Action").lower(),
        status=_line(told, "Status").partition(" ")[0],
        said=_line(told, "Diagnostic-Code"),
    )


def _recipient(part: Message) -> Message | None:
    """The first group of lines that speaks of a recipient."""
    groups = part.get_payload()
    found = groups if isinstance(groups, list) else []
    return next((one for one in found if isinstance(one, Message) and one.get("Action")), None)


def _original(part: Message) -> Message | None:
    held = part.get_payload()
    if isinstance(held, list):
        return held[0] if held and isinstance(held[0], Message) else None
    body = part.get_payload(decode=True)
    return message_from_bytes(body) if isinstance(body, bytes) else None


def _line(message: Message, name: str) -> str:
    return " ".join(str(message.get(name, "")).split())
