"""A real Neovim, driven by keys and Lua over its own protocol."""

from __future__ import annotations

import itertools
import subprocess
from pathlib import Path
from typing import Any

import msgpack

from real_editor import PATIENCE, RealEditor, Shown, connection, until

REPOSITORY = Path(__file__).parents[2]


class Neovim(RealEditor):
    """One session; ``setup`` is Lua, as a user has it in ``init.lua``, ``listens`` a new file."""

    def __init__(self, program: Path, setup: str, listens: Path) -> None:
        path = f"set runtimepath^={REPOSITORY}"
        command = [program, "--headless", "--clean", "--cmd", path, "--listen", listens]
        self._process = subprocess.Popen(list(map(str, command)))
        self._numbers = itertools.count()
        self._unpacker = msgpack.Unpacker()
        self._socket = connection(listens)
        self.lua(setup)

    def close(self) -> None:
        with self._socket:
            self._send("nvim_command", "qall!")
            try:
                self._process.wait(PATIENCE)
            finally:
                self._process.kill()

    def _send(self, function: str, *args: object) -> int:
        number = next(self._numbers)
        self._socket.sendall(msgpack.packb([0, number, function, args]))
        return number

    def call(self, function: str, *args: object) -> Any:
        """What a function of Neovim's API returns."""
        number = self._send(function, *args)
        while True:
            for message in self._unpacker:
                if message[:2] == [1, number]:
                    _, _, error, result = message
                    assert error is None, error
                    return result
            self._unpacker.feed(self._socket.recv(1 << 16))

    def lua(self, code: str, *args: object) -> Any:
        """What a piece of Lua returns."""
        return self.call("nvim_exec_lua", code, args)

    def keys(self, keys: str) -> None:
        """Types keys (``<Esc>`` and the like by name), and waits until they are dealt with."""
        typed = self.call("nvim_replace_termcodes", keys, True, False, True)
        self.call("nvim_feedkeys", typed, "tx", False)

    def open(self, file: Path) -> None:
        self.call("nvim_command", f"edit {file}")

    def save(self) -> None:
        self.call("nvim_command", "write")

    def undo(self) -> None:
        self.keys("u")

    @property
    def _lines(self) -> list[str]:
        lines: list[str] = self.call("nvim_buf_get_lines", 0, 0, -1, True)
        return lines

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self._lines)

    def go_to(self, text: str) -> None:
        number, line = next((n, one) for n, one in enumerate(self._lines, 1) if text in one)
        column = len(line[: line.index(text)].encode())
        self.call("nvim_win_set_cursor", 0, (number, column))

    def diagnostics(self) -> list[Shown]:
        return [Shown(*one) for one in self.lua(_DIAGNOSTICS)]

    def hover(self) -> str:
        self.lua("vim.lsp.buf.hover()")
        return str(until("a hover", lambda: self.lua(_TEXT_OF_FLOAT)))

    def choose_action(self, title: str) -> None:
        self.lua(_CHOOSES, title)
        self.lua("vim.lsp.buf.code_action()")
        offered = until("actions", lambda: self.lua("return backlint_offered"))
        assert title in offered


_DIAGNOSTICS = """
local shown = vim.diagnostic.get(0)
table.sort(shown, function(a, b) return a.lnum < b.lnum or a.lnum == b.lnum and a.col < b.col end)
return vim.tbl_map(function(one)
  local line = vim.api.nvim_buf_get_lines(0, one.lnum, one.lnum + 1, false)[1] or ""
  local code = one.code or one.user_data.lsp.code
  return { one.lnum + 1, line:sub(one.col + 1, one.end_col), code }
end, shown)
"""

_TEXT_OF_FLOAT = """
for _, window in ipairs(vim.api.nvim_list_wins()) do
  if vim.api.nvim_win_get_config(window).relative ~= "" then
    local buffer = vim.api.nvim_win_get_buf(window)
    return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\\n")
  end
end
"""

_CHOOSES = """
local wanted = ...
backlint_offered = nil
vim.ui.select = function(items, options, choose)
  local titles, chosen = {}, nil
  for i, item in ipairs(items) do
    titles[i] = options.format_item(item)
    if titles[i] == wanted then chosen = i end
  end
  choose(items[chosen], chosen)
  backlint_offered = titles
end
"""
