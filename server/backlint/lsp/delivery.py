"""How diagnostics get to the editor: it is told of them, or it asks for them; never both."""

from __future__ import annotations

from backlint.lsp.modules import Document, OpenModule


class Delivery:
    """What is to be done about diagnostics; a way to deliver them does what it needs of it."""

    def changed(self, module: OpenModule) -> None:
        """All messages that have arrived are taken in, and the module is another one now."""

    def settled(self, module: OpenModule) -> None:
        """More is known about the module than when it was last delivered."""

    def reconfigured(self) -> None:
        """Modules are judged by other settings; each of them has ``changed`` before."""

    def closed(self, document: Document) -> None:
        """The document has nothing to show from now on."""

    def withdraw(self, id_: object) -> bool:
        """A request is not to be answered; whether it was one that waits."""
        return False

    def answer(self) -> None:
        """All messages that have arrived are taken in: requests are to be answered."""
