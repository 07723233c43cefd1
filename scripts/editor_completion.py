"""Show what an editor offers in a framework file, by asking yaml-language-server as an editor does.

    npm install yaml-language-server
    python scripts/editor_completion.py FILE [--server node_modules/.bin/yaml-language-server]

FILE needs the line `# yaml-language-server: $schema=...`. It is opened, not changed. Printed are the findings of the
server, what it shows for a key under the mouse, and what it completes at some places. Visual Studio Code's extension
YAML runs the same server.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

SETTINGS = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
WAIT = 2.0
"""Seconds after a change in which findings are waited for."""


class Server:
    """A language server over standard input and output (LSP 3.17)."""

    def __init__(self, command: list[str]) -> None:
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self._last = 0
        self.findings: list[Any] = []

    def ask(self, method: str, params: Any) -> Any:
        """Send a request and return its result."""
        self._last += 1
        self._send({"id": self._last, "method": method, "params": params})
        while True:
            message = self._receive()
            if message.get("id") == self._last and "method" not in message:
                return message.get("result")

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def end(self) -> None:
        """End the server."""
        self._process.kill()
        self._process.wait()

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        body = json.dumps({"jsonrpc": "2.0"} | message).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self._process.stdin.flush()

    def _receive(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        if not length:
            raise SystemExit("the server has ended")
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "textDocument/publishDiagnostics":
            self.findings = message["params"]["diagnostics"]
        elif "method" in message and "id" in message:  # the server asks for settings
            items = message.get("params", {}).get("items", []) if message["method"] == "workspace/configuration" else []
            answer = [SETTINGS if item.get("section") == "yaml" else None for item in items]
            self._send({"id": message["id"], "result": answer or None})
        return message


class Editor:
    """A file that is open, and is changed only here."""

    def __init__(self, server: Server, path: Path) -> None:
        self.server, self.uri, self.version = server, path.absolute().as_uri(), 1
        self.lines = path.read_text(encoding="utf-8").split("\n")
        folder = path.absolute().parent.as_uri()
        abilities = {"workspace": {"configuration": True}, "textDocument": {"hover": {"contentFormat": ["plaintext"]}}}
        server.ask("initialize", {"processId": None, "rootUri": folder, "capabilities": abilities})
        server.tell("initialized", {})
        document = {"uri": self.uri, "languageId": "yaml", "version": 1, "text": "\n".join(self.lines)}
        server.tell("textDocument/didOpen", {"textDocument": document})

    def ask(self, what: str, line: int, column: int) -> Any:
        """Ask the server about a place, counted from 0."""
        place = {"textDocument": {"uri": self.uri}, "position": {"line": line, "character": column}}
        return self.server.ask(f"textDocument/{what}", place)

    def change(self, lines: list[str]) -> None:
        """Put other lines into the open file."""
        self.version += 1
        document = {"uri": self.uri, "version": self.version}
        change = {"textDocument": document, "contentChanges": [{"text": "\n".join(lines)}]}
        self.server.tell("textDocument/didChange", change)

    def line_of(self, start: str) -> int:
        """Return the first line that starts so."""
        return next(number for number, line in enumerate(self.lines) if line.startswith(start))

    def findings(self) -> list[str]:
        """Return what the server finds in the file as it is."""
        for _ in range(4):
            time.sleep(WAIT / 4)
            self.ask("hover", 0, 0)  # reads and answers what has come meanwhile
        return [f"line {item['range']['start']['line'] + 1}: {item['message']}" for item in self.server.findings]

    def complete(self, at: int, typed: str, *, new: bool = False) -> list[str]:
        """Return what is offered behind `typed` in a line, or in a new one behind it."""
        lines = [*self.lines]
        lines[at + 1 : at + 1] = [typed] if new else []
        lines[at] = lines[at] if new else typed
        self.change(lines)
        found = self.ask("completion", at + new, len(typed))
        return [item["label"] for item in (found or {}).get("items", [])]


def main() -> int:
    """Ask, and print the answers."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--server", default="yaml-language-server")
    args = parser.parse_args()
    server = Server([args.server, "--stdio"])
    try:
        editor = Editor(server, args.file)
        print("findings:", "; ".join(editor.findings()) or "none")
        force, norm = editor.line_of("force:"), editor.line_of("    norm:")
        hover = editor.ask("hover", force, 1)
        print("mouse on `force`:", " ".join(str(hover["contents"]["value"]).split()) if hover else "nothing")
        print("behind `force: `:", ", ".join(editor.complete(force, "force: ")))
        print("behind `norm: `:", ", ".join(editor.complete(norm, "    norm: ")))
        print("in a new line of the clause:", ", ".join(editor.complete(norm, "    ", new=True)))
        lines = [*editor.lines]
        lines[norm] = lines[norm].replace("norm:", "nrom:")
        editor.change(lines)
        print("with `nrom` for `norm`:", "; ".join(editor.findings()))
    finally:
        server.end()
    return 0


if __name__ == "__main__":
    sys.exit(main())
