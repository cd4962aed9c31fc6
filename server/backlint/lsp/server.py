"""``backlint server``: the language server over standard input and output."""

from __future__ import annotations

import asyncio
import logging
import os
from functools import partial

from backlint.lsp.client_log import ClientLog
from backlint.lsp.documents import MakeCheck
from backlint.lsp.session import Session
from backlint.lsp.transport import Input, Output
from backlint_rules.check import FileCheck

#: No fix is shown yet, so none is looked for while somebody types.
_check = partial(FileCheck, wants_fixes=False)


def main(make_check: MakeCheck = _check) -> int:
    """Serves one client until it leaves.

    Returns the exit code: 0 after ``shutdown``, otherwise 1.
    """
    stdin, stdout = _claim_standard_streams()
    loop = asyncio.new_event_loop()
    output = Output(loop, stdout, disconnected=loop.stop)
    session = Session(loop, output, make_check)
    logging.basicConfig(level=logging.DEBUG, handlers=[ClientLog(session)])
    Input(loop, stdin, session.deliver, ended=session.stop).start()
    try:
        loop.run_forever()
    except KeyboardInterrupt:
        pass
    finally:
        output.close()
        loop.close()
    return 1 if session.exit_code is None else session.exit_code


def _claim_standard_streams() -> tuple[int, int]:
    """Descriptors for the protocol alone: a stray ``print`` goes to the log, no child has them."""
    stdin, stdout = os.dup(0), os.dup(1)
    nothing = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nothing, 0)
    os.close(nothing)
    os.dup2(2, 1)
    return stdin, stdout
