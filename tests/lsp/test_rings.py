"""When the server answers: at once, the newest version first, and again when the editor rests."""

import asyncio

import pytest

from raw_client import RawClient, did_change, did_open, notification

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_of_changes_that_wait_only_the_newest_is_answered(
    client: RawClient, uri: str
) -> None:
    client.send(did_open(uri, "bad\n"))
    assert await client.receive_version(1) == [1]
    client.send(*(did_change(uri, version, 0, 0, "\n") for version in range(2, 302)))
    assert len(await client.receive_version(301)) < 10


async def test_steady_typing_is_answered_while_it_goes_on(client: RawClient, uri: str) -> None:
    """There is no pause for an answer to wait for, and none comes late."""
    client.send(did_open(uri, "x\n" * 10_000 + "bad\n"))
    await client.receive_version(1)
    for version in range(2, 52):
        client.send(did_change(uri, version, 0, 0, "a"))
        await asyncio.sleep(0.01)
    versions = await client.receive_version(51)
    assert len(versions) > 10
    assert versions == sorted(set(versions))


async def test_every_change_that_waits_for_its_answer_gets_it(client: RawClient, uri: str) -> None:
    client.send(did_open(uri, "bad\n"))
    await client.receive_version(1)
    for version in range(2, 52):
        client.send(did_change(uri, version, 0, 0, "a"))
        assert await client.receive_version(version) == [version]


async def test_what_must_wait_is_made_up_in_a_quiet_moment(client: RawClient, uri: str) -> None:
    client.send(did_open(uri, 'bad\n"""\n' + "x\n" * 50 + "bad\n"))
    at_once, settled = await client.receive(), await client.receive()
    assert [len(m["params"]["diagnostics"]) for m in (at_once, settled)] == [1, 2]
    assert [m["params"]["version"] for m in (at_once, settled)] == [1, 1]


async def test_saving_does_not_wait_for_a_quiet_moment(client: RawClient, uri: str) -> None:
    saved = notification("textDocument/didSave", {"textDocument": {"uri": uri}})
    client.send(did_open(uri, 'bad\n"""\nbad\n'), saved)
    assert await client.receive_version(1) == [1]
    assert len((await client.receive())["params"]["diagnostics"]) == 2


async def test_a_change_ends_the_idle_ring(client: RawClient, uri: str) -> None:
    """2,000 lines settle in 200 slices of 5 ms; the change comes in the middle of them."""
    client.send(did_open(uri, '"""\n' + "x\n" * 2_000 + "bad\n"))
    await client.receive_version(1)
    await asyncio.sleep(0.5)
    client.send(did_change(uri, 2, 0, 0, "bad = "))
    assert await client.receive_version(2) == [2]
    settled = await client.receive()
    assert settled["params"]["version"] == 2
    assert len(settled["params"]["diagnostics"]) == 2


async def test_a_document_that_is_closed_is_not_settled(client: RawClient, uri: str) -> None:
    close = notification("textDocument/didClose", {"textDocument": {"uri": uri}})
    client.send(did_open(uri, '"""\nbad\n'))
    await client.receive_version(1)
    client.send(close)
    assert (await client.receive())["params"] == {"uri": uri, "diagnostics": []}
    await asyncio.sleep(0.5)
    client.send(did_open(uri, "bad\n", version=5))
    assert await client.receive_version(5) == [5]


async def test_a_rule_that_raises_is_reported_once_by_name(new_client: RawClient, uri: str) -> None:
    await new_client.initialize()
    new_client.send(did_open(uri, "bad\ncrash\n"))
    await new_client.receive_version(1)
    shown = await new_client.receive()
    assert shown["method"] == "window/showMessage"
    assert "fake-rule" in shown["params"]["message"]
    new_client.send(did_change(uri, 2, 0, 0, "bad "))
    assert await new_client.receive_version(2) == [2]
    new_client.send(did_open("file:///project/other.py", "crash\n", version=3))
    assert await new_client.receive_version(3) == [3]
    new_client.send(notification("exit"))
    await new_client.exit_code()
    assert (await new_client.log()).count("rule fake-rule failed in") == 1


async def test_a_check_that_fails_leaves_what_was_shown(client: RawClient, uri: str) -> None:
    client.send(did_open(uri, "bad\n"))
    await client.receive_version(1)
    client.send(did_change(uri, 2, 0, 0, "explode"))
    assert (await client.receive())["method"] == "window/showMessage"
    client.send(did_change(uri, 3, 0, 3, "-"))
    assert await client.receive_version(3) == [3]


async def test_a_document_is_given_up_when_an_edit_fails(client: RawClient, uri: str) -> None:
    """Its text may not be the editor's any more, until it is opened again."""
    client.send(did_open(uri, "bad\n"))
    await client.receive_version(1)
    client.send(did_change(uri, 2, 0, 0, '"lose"'))
    assert (await client.receive())["params"] == {"uri": uri, "diagnostics": []}
    assert uri in (await client.receive())["params"]["message"]
    client.send(did_change(uri, 3, 0, 0, "bad"), did_open(uri, "bad\n", version=4))
    assert await client.receive_version(4) == [4]
