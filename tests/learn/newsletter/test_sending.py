"""One letter for each subscriber and edition, whatever the mail server does."""

import smtplib
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django_tasks_db.models import DBTaskResult

from interplay.config import command
from interplay.core import worker
from interplay.learn.newsletter import constants, selectors, services
from interplay.learn.newsletter.models import Delivery, Edition, Plan, Subscriber
from tests.cast import cast
from tests.learn.newsletter import making

pytestmark = pytest.mark.django_db
SEND = "django.core.mail.backends.locmem.EmailBackend.send_messages"


@pytest.fixture(autouse=True)
def _media(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path / "kept"


def edition(folder: Path, *addresses: str) -> Edition:
    for address in addresses or ("ines@mail.example",):
        making.subscriber(address)
    making.publish(folder, summary="Of <trust> & doubt.")
    made = services.make(by=cast().administrator)
    assert made
    return made


def states() -> list[str]:
    return sorted(Delivery.objects.values_list("state", flat=True))


def test_each_gets_one_letter_in_both_forms_that_can_be_stopped_in_one_press(tmp_path: Path) -> None:
    made = edition(tmp_path, "ines@mail.example", "jon@mail.example")
    worker.work_off()
    services.fan_out(str(made.pk))
    services.send_batch(str(made.pk), 0)
    assert sorted(letter.to for letter in mail.outbox) == [["ines@mail.example"], ["jon@mail.example"]]
    first, second = mail.outbox
    assert first.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert first.extra_headers["Message-ID"] != second.extra_headers["Message-ID"]
    assert first.subject == "Tarn Federation: a new course, Braid"
    [(html, kind)] = first.alternatives  # type: ignore[attr-defined]
    assert kind == "text/html"
    assert "Of &lt;trust&gt; &amp; doubt." in html
    assert "Of <trust> & doubt." in first.body
    assert "<img" not in html
    assert "?" not in "".join(part for part in html.split('"') if part.startswith("http"))
    link = first.extra_headers["List-Unsubscribe"].strip("<>")
    assert link in first.body
    assert link in html
    assert Client(enforce_csrf_checks=True).post(link.removeprefix("http://127.0.0.1:8000")).status_code == 200
    assert Subscriber.objects.count() == 1
    assert states() == ["sent", "sent"]


def test_a_claim_that_is_held_is_left_alone_and_taken_over_when_it_has_run_out(tmp_path: Path) -> None:
    made = edition(tmp_path)
    services.fan_out(str(made.pk))
    with mock.patch(SEND, side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        services.send_batch(str(made.pk), 0)
    Delivery.objects.update(state="sending", claimed_at=making.clock.now())
    with pytest.raises(services.Unfinished):
        services.send_batch(str(made.pk), 0)
    assert mail.outbox == []
    Delivery.objects.update(claimed_at=making.clock.now() - constants.LEASE)
    services.send_batch(str(made.pk), 0)
    assert len(mail.outbox) == 1


def test_while_the_mail_server_is_away_all_letters_wait_and_the_job_comes_back(tmp_path: Path) -> None:
    edition(tmp_path, "a@mail.example", "b@mail.example")
    with mock.patch(SEND, side_effect=ConnectionRefusedError) as tried:
        worker.work_off()
    assert tried.call_count == 1
    assert states() == ["waiting", "waiting"]
    DBTaskResult.objects.filter(status="READY").update(run_after=making.clock.now())
    worker.work_off()
    assert len(mail.outbox) == 2


def refuse(code: int, said: bytes) -> Any:
    send = EmailBackend.send_messages

    def choosy(self: EmailBackend, messages: Any) -> Any:
        [address] = messages[0].to
        if address.startswith("bad"):
            raise smtplib.SMTPRecipientsRefused({address: (code, said)})
        return send(self, messages)

    return mock.patch(SEND, choosy)


def test_a_refused_recipient_is_recorded_and_the_others_get_their_letters(tmp_path: Path) -> None:
    edition(tmp_path, "bad@mail.example", "good@mail.example")
    with refuse(550, b"5.1.1 No such person"):
        worker.work_off()
    assert [letter.to for letter in mail.outbox] == [["good@mail.example"]]
    assert states() == ["refused", "sent"]
    paused = Subscriber.objects.get(address="bad@mail.example")
    assert paused.paused_at
    assert "No such person" in paused.paused_why


def test_a_recipient_refused_for_now_waits_and_counts_as_nothing(tmp_path: Path) -> None:
    made = edition(tmp_path, "bad@mail.example", "good@mail.example")
    services.fan_out(str(made.pk))
    with refuse(451, b"4.7.1 Greylisted"), pytest.raises(services.Unfinished):
        services.send_batch(str(made.pk), 0)
    assert states() == ["sent", "waiting"]
    assert Subscriber.objects.get(address="bad@mail.example").hard_bounces == 0
    services.send_batch(str(made.pk), 0)
    assert states() == ["sent", "sent"]
    assert len(mail.outbox) == 2


def test_who_stops_before_the_letter_goes_out_gets_none(tmp_path: Path) -> None:
    made = edition(tmp_path, "a@mail.example", "b@mail.example")
    services.fan_out(str(made.pk))
    services.stop(token=selectors.token_of(Subscriber.objects.get(address="a@mail.example").pk))
    services.send_batch(str(made.pk), 0)
    assert [letter.to for letter in mail.outbox] == [["b@mail.example"]]


@pytest.mark.parametrize("status", ["5.1.1", "5.2.1"])
@pytest.mark.parametrize("headers_only", [True, False])
def test_a_letter_that_came_back_counts_once(tmp_path: Path, status: str, headers_only: bool) -> None:
    edition(tmp_path)
    worker.work_off()
    raw = making.report(mail.outbox[0].extra_headers["Message-ID"], status=status, headers_only=headers_only)
    assert services.bounce(raw) == ("paused" if status == "5.1.1" else "counted")
    assert services.bounce(raw) == "known"
    assert Subscriber.objects.get().hard_bounces == 1
    assert states() == ["returned"]


def test_three_letters_that_came_back_pause_an_address(tmp_path: Path) -> None:
    made = edition(tmp_path)
    worker.work_off()
    Subscriber.objects.update(hard_bounces=2)
    [delivery] = made.deliveries.all()
    assert services.bounce(making.report(selectors.message_id(1, delivery.pk), status="5.2.2")) == "paused"


def test_what_is_late_forged_or_no_report_counts_as_nothing(tmp_path: Path) -> None:
    edition(tmp_path)
    worker.work_off()
    sent = mail.outbox[0].extra_headers["Message-ID"]
    assert services.bounce(making.report(sent, action="delayed", status="4.4.1")) == "later"
    assert services.bounce(making.report("<newsletter.1." + 32 * "0" + "@127.0.0.1>")) == "not ours"
    for raw in (b"", b"\xff\x00", b"Content-Type: multipart/report\n\nx", making.report("<x@y>"), 9 * sent.encode()):
        assert services.bounce(raw) == "not ours"
    assert Subscriber.objects.get().hard_bounces == 0


@pytest.mark.slow
def test_ten_thousand_subscribers_are_one_cheap_job_that_fans_out(tmp_path: Path) -> None:
    made = edition(tmp_path)
    rows = [Subscriber(address=f"a{n}@mail.example", confirmed_at=making.clock.now()) for n in range(9_999)]
    Subscriber.objects.bulk_create(rows, batch_size=1_000)
    assert DBTaskResult.objects.count() == 1
    services.fan_out(str(made.pk))
    services.fan_out(str(made.pk))  # a job may run twice
    assert Delivery.objects.count() == 10_000
    assert DBTaskResult.objects.count() == 1 + 10_000 // constants.BATCH
    assert Plan.objects.get().foreword == ""


def test_the_command_reads_a_report_from_standard_input(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    edition(tmp_path)
    worker.work_off()
    raw = making.report(mail.outbox[0].extra_headers["Message-ID"])
    for given, status in ((raw, 0), (b"Hello", 1)):
        monkeypatch.setattr("sys.stdin", TextIOWrapper(BytesIO(given)))
        assert command.main(["newsletter", "bounce"]) == status
    said = capsys.readouterr()
    assert said.out == "paused\n"
    assert "nothing was recorded" in said.err


def test_a_title_with_lines_in_it_adds_no_header(tmp_path: Path) -> None:
    made = edition(tmp_path)
    facts = made.courses[0] | {"title": "Braid\nBcc: all@mail.example"}
    said = services.bodies(selectors.sheet([facts], ""), "http://127.0.0.1/")
    assert said["subject"] == "Tarn Federation: a new course, Braid Bcc: all@mail.example"
