// What users do with the extension, in the real VS Code: node e2e/scenario.mjs [--dark] [RUNS] [NAME…]
//
// Everything goes below e2e/.runs; the screenshots stay there. Without names all scenarios run.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
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

/** Seconds until something is there, the median of the runs of a scenario that measures that. */
const BUDGET = 3;
/** So many runs decide whether the budget holds. */
const ENOUGH = 5;

/** A folder for the PATH with one Python in it; nothing if this machine has none of the version. */
function onlyPython(version, folder) {
  const pyenv = path.join(process.env.PYENV_ROOT ?? `${process.env.HOME}/.pyenv`, "versions");
  const places = [
    ...(existsSync(pyenv) ? readdirSync(pyenv) : []).map((name) => path.join(pyenv, name, "bin")),
    ...process.env.PATH.split(":").filter((place) => !place.includes("shims")),
  ];
  const found = places.find((place) => existsSync(path.join(place, `python${version}`)));
  if (found === undefined) {
    return undefined;
  }
  mkdirSync(folder, { recursive: true });
  symlinkSync(path.join(found, `python${version}`), path.join(folder, "python3"));
  return folder;
}

async function play(name, run) {
  const { files, trusts = true, settings = {}, python, play } = SCENARIOS[name];
  const folder = path.join(here, ".runs", `${name}-${theme}${run}`);
  rmSync(folder, { recursive: true, force: true });
  const workspace = path.join(folder, "shop");
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(workspace, file)), { recursive: true });
    writeFileSync(path.join(workspace, file), text, {
      mode: text.startsWith("#!") ? 0o755 : 0o644,
    });
  }
  const PATH = python ? onlyPython(python, path.join(folder, "bin")) : process.env.PATH;
  if (PATH === undefined) {
    console.log(`  SKIPPED: there is no Python ${python} here`);
    return;
  }
  const vscode = new Workbench({ setup, folder, workspace, vsix, PATH, trusts });
  try {
    const colorTheme = theme === "dark" ? "Default Dark Modern" : "Default Light Modern";
    await vscode.start({ "workbench.colorTheme": colorTheme, ...settings });
    const seconds = await play(vscode, (what) => {
      console.log(`  ok: ${what}`);
    });
    const [unwanted] = await vscode.notifications();
    if (unwanted !== undefined) {
      throw new Error(`VS Code shows: ${unwanted}`);
    }
    retries += vscode.retries;
    return seconds;
  } catch (error) {
    await vscode.screenshot("failed").catch(() => {});
    throw error;
  } finally {
    await vscode.stop();
  }
}

execFileSync("node", [path.join(here, "setup.mjs"), setup], { stdio: "inherit" });
let retries = 0;
const measured = Object.fromEntries(chosen.map((name) => [name, []]));
for (let run = 1; run <= runs; run++) {
  for (const name of chosen) {
    console.log(`${name}, ${theme}, run ${run} of ${runs}`);
    const seconds = await play(name, run);
    if (seconds !== undefined) {
      measured[name].push(seconds);
    }
  }
}
console.log(`${chosen.join(", ")}: ${runs} runs passed; asked again ${retries} times`);
for (const [name, seconds] of Object.entries(measured).filter(([, all]) => all.length > 0)) {
  const median = seconds.sort((a, b) => a - b)[Math.floor(seconds.length / 2)];
  console.log(
    `${name}: ${median.toFixed(2)} s, the median of ${seconds.length} (budget ${BUDGET})`,
  );
  if (median > BUDGET && runs >= ENOUGH) {
    process.exitCode = 1;
  }
}
