// What users do with the extension, in the real VS Code: node e2e/scenario.mjs [--dark] [RUNS] [NAME…]
//
// Everything goes below e2e/.runs; the screenshots stay there. Without names all scenarios run.

import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

import { SCENARIOS } from "./scenarios.mjs";
import { Workbench } from "./workbench.mjs";

const here = path.dirname(fileURLToPath(import.meta.url));
const setup = process.env.BACKLINT_VSCODE ?? path.join(here, ".vscode");
const vsix = path.join(here, "..", "backlint.vsix");

const words = process.argv.slice(2);
const theme = words.includes("--dark") ? "dark" : "light";
const runs = Number(words.find((word) => /^\d+$/.test(word)) ?? 1);
const names = words.filter((word) => word in SCENARIOS);
const chosen = names.length > 0 ? names : Object.keys(SCENARIOS);

async function play(name, run) {
  const { files, trusts = true, settings = {}, play } = SCENARIOS[name];
  const folder = path.join(here, ".runs", `${name}-${theme}${run}`);
  rmSync(folder, { recursive: true, force: true });
  const workspace = path.join(folder, "shop");
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
    writeFileSync(path.join(workspace, file), text, {
      mode: text.startsWith("#!") ? 0o755 : 0o644,
    });
  }
  const vscode = new Workbench({ setup, folder, workspace, vsix, trusts });
  try {
    const colorTheme = theme === "dark" ? "Default Dark Modern" : "Default Light Modern";
    await vscode.start({ "workbench.colorTheme": colorTheme, ...settings });
    await play(vscode, (what) => {
      console.log(`  ok: ${what}`);
    });
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
  for (const name of chosen) {
    console.log(`${name}, ${theme}, run ${run} of ${runs}`);
    retries += await play(name, run);
  }
}
console.log(`${chosen.join(", ")}: ${runs} runs passed; asked again ${retries} times`);
