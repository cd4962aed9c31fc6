"""When the server answers: at once, the newest version first, and again when the editor rests."""

import asyncio

import pytest

from raw_client import RawClient, did_change, did_open, notification

pytestmark = pytest.mark.asyncio

URI = "file:///project/app.py"


async def test_of_changes_that_wait_only_the_newest_is_answered(raw_client: RawClient) -> None:
    await raw_client.initialize()
    raw_client.send(did_open(URI, "bad\n"))
    assert await raw_client.receive_version(1) == [1]
    raw_client.send(*(did_change(URI, version, 0, 0, "\n") for version in range(2, 302)))
    assert len(await raw_client.receive_version(301)) < 10


async def test_steady_typing_is_answered_while_it_goes_on(raw_client: RawClient) -> None:
    """There is no pause for an answer to wait for, and none comes late."""
    await raw_client.initialize()
    raw_client.send(did_open(URI, "x\n" * 10_000 + "bad\n"))
    await raw_client.receive_version(1)
    for version in range(2, 52):
        raw_client.send(did_change(URI, version, 0, 0, "a"))
        await asyncio.sleep(0.01)
    versions = await raw_client.receive_version(51)
    assert len(versions) > 10
    assert versions == sorted(set(versions))


async def test_every_change_that_waits_for_its_answer_gets_it(raw_client: RawClient) -> None:
    await raw_client.initialize()
    raw_client.send(did_open(URI, "bad\n"))
    await raw_client.receive_version(1)
    for version in range(2, 52):
        raw_client.send(did_change(URI, version, 0, 0, "a"))
        assert await raw_client.receive_version(version) == [version]


async def test_what_must_wait_is_made_up_in_a_quiet_moment(raw_client: RawClient) -> None:
    await raw_client.initialize()
    raw_client.send(did_open(URI, 'bad\n"""\n' + "x\n" * 50 + "bad\n"))
    at_once, settled = await raw_client.receive(), await raw_client.receive()
    assert [len(m["params"]["diagnostics"]) for m in (at_once, settled)] == [1, 2]
    assert [m["params"]["version"] for m in (at_once, settled)] == [1, 1]


async def test_saving_does_not_wait_for_a_quiet_moment(raw_client: RawClient) -> None:
    await raw_client.initialize()
    saved = notification("textDocument/didSave", {"textDocument": {"uri": URI}})
    raw_client.send(did_open(URI, 'bad\n"""\nbad\n'), saved)
    assert await raw_client.receive_version(1) == [1]
    assert len((await raw_client.receive())["params"]["diagnostics"]) == 2


async def test_a_change_ends_the_idle_ring(raw_client: RawClient) -> None:
    """2,000 lines settle in 200 slices of 5 ms; the change comes in the middle of them."""
    await raw_client.initialize()
    raw_client.send(did_open(URI, '"""\n' + "x\n" * 2_000 + "bad\n"))
    await raw_client.receive_version(1)
    await asyncio.sleep(0.5)
    raw_client.send(did_change(URI, 2, 0, 0, "bad = "))
    assert await raw_client.receive_version(2) == [2]
    settled = await raw_client.receive()
    assert settled["params"]["version"] == 2
    assert len(settled["params"]["diagnostics"]) == 2


async def test_a_document_that_is_closed_is_not_settled(raw_client: RawClient) -> None:
    await raw_client.initialize()
    close = notification("textDocument/didClose", {"textDocument": {"uri": URI}})
    raw_client.send(did_open(URI, '"""\nbad\n'))
    await raw_client.receive_version(1)
    raw_client.send(close)
    assert (await raw_client.receive())["params"] == {"uri": URI, "diagnostics": []}
    await asyncio.sleep(0.5)
    raw_client.send(did_open(URI, "bad\n", version=5))
    assert await raw_client.receive_version(5) == [5]


async def test_a_rule_that_raises_is_reported_once_by_name(raw_client: RawClient) -> None:
    await raw_client.initialize()
    raw_client.send(did_open(URI, "bad\ncrash\n"))
    await raw_client.receive_version(1)
    shown = await raw_client.receive()
    assert shown["method"] == "window/showMessage"
    assert "fake-rule" in shown["params"]["message"]
    raw_client.send(did_change(URI, 2, 0, 0, "bad "))
    assert await raw_client.receive_version(2) == [2]
    raw_client.send(did_open("file:///project/other.py", "crash\n", version=3))
    assert await raw_client.receive_version(3) == [3]
    raw_client.send(notification("exit"))
    await raw_client.exit_code()
    assert (await raw_client.log()).count("rule fake-rule failed in") == 1


async def test_a_check_that_fails_leaves_what_was_shown(raw_client: RawClient) -> None:
    await raw_client.initialize()
    raw_client.send(did_open(URI, "bad\n"))
    await raw_client.receive_version(1)
    raw_client.send(did_change(URI, 2, 0, 0, "explode"))
    assert (await raw_client.receive())["method"] == "window/showMessage"
    raw_client.send(did_change(URI, 3, 0, 3, "-"))
    assert await raw_client.receive_version(3) == [3]


async def test_a_document_is_given_up_when_an_edit_fails(raw_client: RawClient) -> None:
    """Its text may not be the editor's any more, until it is opened again."""
    await raw_client.initialize()
    raw_client.send(did_open(URI, "bad\n"))
    await raw_client.receive_version(1)
    raw_client.send(did_change(URI, 2, 0, 0, '"lose"'))
    assert (await raw_client.receive())["params"] == {"uri": URI, "diagnostics": []}
    assert URI in (await raw_client.receive())["params"]["message"]
    raw_client.send(did_change(URI, 3, 0, 0, "bad"), did_open(URI, "bad\n", version=4))
    assert await raw_client.receive_version(4) == [4]
