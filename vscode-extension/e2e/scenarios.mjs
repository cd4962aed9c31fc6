// The scenarios: what is in the workspace, and what a user does there.

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { until } from "./workbench.mjs";

const CLIENT = path.join(import.meta.dirname, "../../tests/lsp/clients/vscode.json");

const PYPROJECT = `[project]
name = "shop"
requires-python = ">=3.10"
dependencies = ["fastapi>=0.115", "sqlalchemy>=2.0"]

[tool.backlint]
extend-safe-fixes = ["sqlalchemy-query-get"]
`;

const APP = `from fastapi import FastAPI
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import DeclarativeBase, Session

app = FastAPI()


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id = Column(Integer, primary_key=True)
    name = Column(String(50), nullable=False)


@app.on_event("startup")
async def connect() -> None:
    print("connected")


def users(session: Session) -> list[User]:
    return session.query(User).filter(User.name == "x").all()


def user(session: Session) -> User | None:
    return session.query(User).get(1)
`;

const NOTEBOOK = JSON.stringify({
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { language_info: { name: "python" } },
  cells: [
    "from sqlalchemy.orm import Session\n\n%matplotlib inline",
    "def users(session: Session):\n    return session.query(1).all()",
  ].map((source, number) => ({
    cell_type: "code",
    id: `c${number}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  })),
});

/** The example of the repository. */
function example() {
  const folder = path.join(import.meta.dirname, "../../examples/shop");
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(py|toml)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Object.fromEntries(
    files.map((file) => [path.relative(folder, file), readFileSync(file, "utf8")]),
  );
}

/** How long a machine with one Python only, and no network, takes to the first squiggle. */
function firstSquiggle(python) {
  return {
    files: example(),
    python,
    async play(vscode, ok) {
      await vscode.openFile("products.py");
      await vscode.squiggles().first().waitFor();
      const seconds = (Date.now() - vscode.logged("the extension is activated")) / 1000;
      ok(`the first squiggle, ${seconds.toFixed(2)} s after the extension was activated`);
      return seconds;
    },
  };
}

/** The same with its keys in order, as the recordings of other editors have them. */
function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  return value && typeof value === "object"
    ? Object.fromEntries(
        Object.entries(value)
          .sort()
          .map(([key, one]) => [key, sorted(one)]),
      )
    : value;
}

export const SCENARIOS = {
  /** The day of somebody who writes a backend. */
  editing: {
    files: { "app.py": APP, "pyproject.toml": PYPROJECT },
    settings: { "editor.codeActionsOnSave": { "source.fixAll.backlint": "never" } },
    async play(vscode, ok) {
      const { page } = vscode;
      await vscode.openFile("app.py");
      await vscode.squigglesAre(5);
      await vscode.screenshot("1-squiggles");
      ok("squiggles are drawn");

      const hover = await vscode.hover(vscode.squiggles().nth(3), "session.query()");
      await hover.getByText("select(User)").first().waitFor();
      await vscode.screenshot("2-hover");
      await vscode.picture("hover");
      await vscode.leaveText();
      ok("a hover says why, and what the fix would change");

      await vscode.goTo(24, 22);
      const action = await vscode.quickFix("Use `select()`");
      await vscode.screenshot("3-menu");
      await vscode.picture("fix");
      await action.click();
      await vscode.confirmReview();
      await vscode.saved("app.py", (text) => text.includes("session.scalars(select(User)"));
      await vscode.screenshot("4-fixed");
      ok("Ctrl+. fixes a query");

      await vscode.goToText("app.py", "on_event");
      await (await vscode.quickFix("Use a `lifespan`")).click();
      await vscode.confirmReview();
      await vscode.saved("app.py", (text) => text.includes("lifespan=lifespan"));
      ok("Ctrl+. fixes a handler of events");

      await vscode.goToText("app.py", "Column(Integer");
      await (await vscode.quickFix("Fix all sqlalchemy-legacy-column in this file")).click();
      await vscode.confirmReview();
      await vscode.saved("app.py", (text) => text.includes("id: Mapped[int] = mapped_column("));
      ok("Ctrl+. fixes the columns");

      await vscode.command("backlint: Fix All Safe Problems in File");
      await vscode.squigglesAre(0);
      await vscode.saved("app.py", (text) => text.includes("session.get(User, 1)"));
      ok("all that is safe is fixed at once");

      await page.keyboard.press("Control+End");
      await page.keyboard.type(
        "\n\ndef all_users(session: Session):\nreturn session.query(User).all()",
      );
      await vscode.squigglesAre(1);
      ok("a squiggle appears while one types");

      await page.keyboard.type("  # backlint: ignore[sqlalchemy-le");
      const suggestions = page.locator(".suggest-widget .monaco-list-row");
      await suggestions.first().waitFor();
      await vscode.screenshot("5-completion");
      await suggestions.filter({ hasText: "sqlalchemy-legacy-query" }).click();
      await page.keyboard.type("]");
      await vscode.saved("app.py", (text) =>
        /# backlint: ignore\[sqlalchemy-legacy-query\]+\n?$/.test(text),
      );
      await vscode.squigglesAre(0);
      ok("names of rules are completed in comments");

      await page.keyboard.press("Control+Shift+k");
      await page.keyboard.type("    return session.query(User).all()");
      await vscode.squigglesAre(1);
      await (await vscode.quickFix("Explain sqlalchemy-legacy-query")).click();
      await vscode.webviewShows("Query is legacy since SQLAlchemy 2.0");
      await vscode.screenshot("6-explained");
      const preview = page.getByRole("tab", { name: /Preview sqlalchemy-legacy-query/ });
      await preview.click({ button: "middle" });
      await preview.waitFor({ state: "hidden" });
      ok("the menu of quick fixes leads to the page of a rule");

      await (await vscode.quickFix("Ignore sqlalchemy-legacy-query on this line")).click();
      await vscode.squigglesAre(0);
      await vscode.saved("app.py", (text) => text.includes("# backlint: ignore[sqlalchemy-legacy"));
      ok("a finding is ignored on its line");

      await page.keyboard.press("Control+End");
      await page.keyboard.type("\n\ndef one_user(session: Session):\nsession.query(User).first()");
      await vscode.squigglesAre(1);
      await (await vscode.quickFix("Ignore sqlalchemy-legacy-query in this project")).click();
      await vscode.squigglesAre(0);
      await until("the rule in the settings on disk", () =>
        readFileSync(path.join(vscode.workspace, "pyproject.toml"), "utf8").includes(
          'ignore = ["sqlalchemy-legacy-query"]',
        ),
      );
      ok("a rule is ignored in the project, which counts at once");
    },
  },

  /** What is around the text: settings, the server's state, its end. */
  server: {
    files: { "app.py": APP, "pyproject.toml": PYPROJECT },
    settings: { "editor.codeActionsOnSave": { "source.fixAll.backlint": "explicit" } },
    async play(vscode, ok) {
      const { page, workspace } = vscode;
      await vscode.openFile("app.py");
      await vscode.squigglesAre(5);

      const settings = path.join(workspace, "pyproject.toml");
      writeFileSync(settings, `${PYPROJECT}ignore = ["sqlalchemy-legacy-column"]\n`);
      await vscode.squigglesAre(3);
      vscode.writeSettings({ "backlint.ignore": ["fastapi"] });
      await vscode.squigglesAre(2);
      vscode.writeSettings({});
      await vscode.squigglesAre(3);
      ok("settings count as soon as they are changed, in files and in VS Code");

      await page.keyboard.press("Control+s");
      await vscode.saved("app.py", (text) => text.includes("session.get(User, 1)"));
      await vscode.squigglesAre(2);
      ok("what is safe is fixed on saving");

      const item = page.locator(".statusbar-item", { hasText: "backlint" });
      await item.locator(".codicon-check").waitFor();
      await item.click();
      await page.locator(".output-view .view-line", { hasText: "starting the server" }).waitFor();
      await vscode.screenshot("1-status");
      await vscode.command("View: Hide Panel");
      ok("the status item leads to the log");

      const [old] = vscode.servers();
      process.kill(old, "SIGKILL");
      await until("another server", () => vscode.servers().some((pid) => pid !== old));
      await vscode.openFile("app.py");
      await page.keyboard.press("Control+End");
      await page.keyboard.type("\n\ndef f(session: Session):\nreturn session.query(User).all()");
      await vscode.squigglesAre(3);
      await item.locator(".codicon-check").waitFor();
      ok("a server that was killed is started again");

      await vscode.goToText("app.py", "on_event");
      await vscode.command("backlint: Explain Rule at Cursor");
      const title = page.getByRole("tab", { name: /Preview fastapi-on-event/ });
      await title.waitFor();
      await vscode.webviewShows("deprecated");
      await vscode.screenshot("2-rule");
      ok("the page of a rule is shown beside the text");

      await vscode.command("backlint: Restart Server");
      await until("another server", () => vscode.servers().every((pid) => pid !== old));
      await vscode.squigglesAre(3);
      ok("the server is restarted");

      vscode.writeSettings({ "backlint.interpreter": "/nowhere/python" });
      await item.locator(".codicon-warning").waitFor();
      const [notification] = await until("a warning", async () => {
        const shown = await vscode.notifications();
        return shown.length > 0 && shown;
      });
      if (!notification.includes("/nowhere/python does not run")) {
        throw new Error(`the warning is: ${notification}`);
      }
      await vscode.screenshot("3-interpreter");
      await vscode.command("Notifications: Clear All Notifications");
      await vscode.squigglesAre(3);
      ok("an interpreter that cannot be used is told of, and another one runs the server");
    },
  },

  notebook: {
    files: { "shop.ipynb": NOTEBOOK, "pyproject.toml": PYPROJECT },
    async play(vscode, ok) {
      const { page } = vscode;
      await vscode.openFile("shop.ipynb", ".notebookOverlay .view-line");
      await vscode.squigglesAre(1);
      await vscode.screenshot("1-notebook");
      ok("a cell knows what another one imports");

      await page.locator(".notebookOverlay .view-line", { hasText: "def users" }).click();
      await page.keyboard.press("Control+End");
      await page.keyboard.type("\n\nx = Session().query(2).all()");
      await vscode.squigglesAre(2);
      ok("a squiggle appears while one types");
    },
  },

  /** The client that the server's own tests pretend to be is this one. */
  introduction: {
    files: {
      "app.py": APP,
      ".vscode/settings.json": JSON.stringify({
        "backlint.interpreter": "${workspaceFolder}/recorder",
      }),
      recorder: `#!/bin/sh
case "$*" in
  *backlint_server.py*) tee "$(dirname "$0")/sent" | python3 "$@" ;;
  *) exec python3 "$@" ;;
esac
`,
    },
    async play(vscode, ok) {
      await vscode.openFile("app.py");
      await vscode.squigglesAre(5);
      const sent = readFileSync(path.join(vscode.workspace, "sent"), "utf8");
      const [head] = sent.split("\r\n\r\n", 1);
      const length = Number(head.match(/Content-Length: (\d+)/)[1]);
      const { params } = JSON.parse(sent.slice(head.length + 4, head.length + 4 + length));
      const said = { capabilities: sorted(params.capabilities), clientInfo: params.clientInfo };
      const text = `${JSON.stringify(said, null, 1)}\n`;
      if (process.env.BACKLINT_RECORD) {
        writeFileSync(CLIENT, text);
      } else if (readFileSync(CLIENT, "utf8") !== text) {
        throw new Error(`VS Code introduces itself in another way than ${CLIENT} has it`);
      }
      ok("VS Code is the client that is recorded");
    },
  },

  walkthrough: {
    files: { "app.py": APP },
    async play(vscode, ok) {
      const { page } = vscode;
      await vscode.command("Welcome: Open Walkthrough...");
      const title = "Get started with backlint";
      const offered = page.locator(".quick-input-list .monaco-list-row", { hasText: title });
      await offered.first().waitFor();
      await page.keyboard.type(title);
      await offered.first().click();
      await page.keyboard.press("Control+b"); // pictures need room
      for (const [number, step] of ["See a finding", "Fix it"].entries()) {
        await page.locator(".getting-started-step", { hasText: step }).click();
        const image = page.locator(".getting-started-media img:visible").first();
        await until("a picture", () => image.evaluate((one) => one.naturalWidth > 0));
        await vscode.screenshot(`${number + 1}-step`);
      }
      await page.locator(".getting-started-step", { hasText: "Fix on saving" }).click();
      await vscode.webviewShows("A project can say which rules");
      await vscode.screenshot("3-step");
      ok("the walkthrough shows its pictures");

      await vscode.command("Extensions: Show Installed Extensions");
      await page.locator(".extensions-list .monaco-list-row", { hasText: "backlint" }).click();
      await vscode.webviewShows("Live, correct squiggles");
      await vscode.screenshot("4-page");
      for (const frame of page.frames()) {
        if ((await frame.locator("img[alt]:not([alt=''])").count()) > 0) {
          throw new Error("the page of the extension has a picture that VS Code does not draw");
        }
      }
      ok("the page of the extension is shown");
    },
  },

  "python3.10": firstSquiggle("3.10"),
  "python3.13": firstSquiggle("3.13"),

  /** No code of a workspace that is not trusted is run, whatever its settings say. */
  untrusted: {
    files: {
      "app.py": APP,
      "pyproject.toml": PYPROJECT,
      python3: '#!/bin/sh\ntouch "$(dirname "$0")/was-run"\nexec /usr/bin/env python3 "$@"\n',
      ".vscode/settings.json": JSON.stringify({
        "backlint.interpreter": "${workspaceFolder}/python3",
        "backlint.importStrategy": "fromEnvironment",
      }),
    },
    trusts: false,
    async play(vscode, ok) {
      const { page, workspace } = vscode;
      await vscode.openFile("app.py");
      await vscode.squigglesAre(5);
      await page.locator(".statusbar-item", { hasText: "Restricted Mode" }).waitFor();
      await vscode.screenshot("1-untrusted");
      if (existsSync(path.join(workspace, "was-run"))) {
        throw new Error("a program of the workspace was run");
      }
      const [server] = vscode.servers();
      if (!readFileSync(`/proc/${server}/cmdline`, "utf8").includes("backlint_server.py")) {
        throw new Error("it is not the bundled server that runs");
      }
      ok("the bundled server runs, and nothing of the workspace");
    },
  },
};
