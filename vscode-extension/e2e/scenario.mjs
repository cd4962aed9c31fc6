// What a user does with the extension, in the real VS Code: node e2e/scenario.mjs [--dark] [RUNS]
//
// Everything goes below e2e/.runs; the screenshots stay there.

import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { until, Workbench } from "./workbench.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const setup = process.env.BACKLINT_VSCODE ?? path.join(here, ".vscode");
const vsix = path.join(here, "..", "backlint.vsix");
const theme = process.argv.includes("--dark") ? "Default Dark Modern" : "Default Light Modern";
const runs = Number(process.argv.find((argument) => /^\d+$/.test(argument)) ?? 1);

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
`;

async function scenario(run) {
  const folder = path.join(here, ".runs", `${theme.split(" ")[1].toLowerCase()}${run}`);
  const workspace = path.join(folder, "..", `workspace${run}`);
  rmSync(workspace, { recursive: true, force: true });
  mkdirSync(workspace, { recursive: true });
  writeFileSync(path.join(workspace, "app.py"), APP);
  writeFileSync(
    path.join(workspace, "pyproject.toml"),
    '[project]\nname = "shop"\nrequires-python = ">=3.10"\ndependencies = ["fastapi>=0.115", "sqlalchemy>=2.0"]\n',
  );
  const vscode = new Workbench({ setup, folder, workspace, vsix });
  const step = (what) => {
    console.log(`ok ${what}`);
  };
  try {
    await vscode.start({ "workbench.colorTheme": theme });
    const { page } = vscode;
    await vscode.openFile("app.py");
    await until("four squiggles", async () => (await vscode.squiggles().count()) >= 4);
    await vscode.screenshot("1-squiggles");
    step("squiggles are drawn");

    const hover = await vscode.hover(vscode.squiggles().last(), "session.query()");
    await hover.getByText("select(User)").first().waitFor();
    await vscode.screenshot("2-hover");
    step("a hover says why, and what the fix would change");

    await vscode.leaveText();
    await vscode.goTo(24, 22);
    await vscode.quickFix("Use `select()`");
    await vscode.screenshot("3-menu");
    await page.keyboard.press("Enter");
    await vscode.confirmReview();
    const fixed = (text) => text.includes("session.scalars(select(User)");
    await vscode.saved("app.py", fixed, "the query is a select() on disk");
    await vscode.screenshot("4-fixed");
    step("Ctrl+. fixes a query");

    await vscode.goTo(18, 5);
    await vscode.quickFix("Use a `lifespan`");
    await page.keyboard.press("Enter");
    await vscode.confirmReview();
    await vscode.saved("app.py", (text) => text.includes("lifespan=lifespan"), "a lifespan");
    step("Ctrl+. fixes a handler of events");

    await page.keyboard.press("Control+End");
    await page.keyboard.type("def all_users(session: Session):\nreturn session.query(User).all()");
    await vscode.squiggles().last().waitFor();
    step("a squiggle appears while one types");

    await page.keyboard.type("  # backlint: ignore[sqlalchemy-le");
    const suggestion = page.locator(".suggest-widget .monaco-list-row").first();
    await suggestion.waitFor();
    await vscode.screenshot("5-completion");
    step("names of rules are completed in comments");
    return vscode.retries;
  } catch (error) {
    await vscode.screenshot("failed").catch(() => {});
    throw error;
  } finally {
    await vscode.stop();
  }
}

execFileSync("node", [path.join(here, "setup.mjs"), setup], { stdio: "inherit" });
let retries = 0;
for (let run = 1; run <= runs; run++) {
  console.log(`run ${run} of ${runs}, ${theme}`);
  retries += await scenario(run);
}
console.log(`${runs} runs passed; asked again ${retries} times`);
