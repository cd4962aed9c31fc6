"""Whatever is sent, what is asked is answered as by a server that has just opened the text.

The whole run is ``python -m message_oracle``; see docs/message-oracle.md.
"""

import random

import pytest

from message_oracle.comparison import Result
from message_oracle.sessions import RECORDED, Session

MESSAGES = 400


@pytest.mark.parametrize("client", RECORDED)
def test_answers_are_those_of_a_fresh_server(client: str) -> None:
    result = Result()
    with Session(client, None, random.Random(client), result, 0.005) as conversation:
        while result.messages < MESSAGES:
            conversation.batch()
    assert result.telling > MESSAGES / 20
