// Puts the server and what it needs, all in pure Python, below bundled/.
//
// It is installed by the oldest Python that it runs on, so that the backports that this one needs
// are there; newer ones pass over them.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const OLDEST = "3.10";
// Commands, and what only the command line imports, or nothing yet.
const NOT_NEEDED =
  /^(bin|__pycache__|(click|jedi|markdown_it|markdown_it_py|mdurl|pygments|rich)(-.*)?)$/;
const root = path.resolve(fileURLToPath(import.meta.url), "../../..");
const bundled = path.join(root, "vscode-extension", "bundled");
const libs = path.join(bundled, "libs");

function versionOf(python) {
  const program = "import sys; print('%d.%d' % sys.version_info[:2])";
  try {
    const stdio = ["ignore", "pipe", "ignore"];
    return execFileSync(python, ["-I", "-c", program], { encoding: "utf8", stdio }).trim();
  } catch {
    return undefined;
  }
}

function oldestPython() {
  const pyenv = path.join(process.env.PYENV_ROOT ?? `${process.env.HOME}/.pyenv`, "versions");
  const candidates = [
    process.env.BACKLINT_BUNDLE_PYTHON,
    `python${OLDEST}`,
    ...(existsSync(pyenv) ? readdirSync(pyenv) : [])
      .filter((name) => name.startsWith(`${OLDEST}.`))
      .map((name) => path.join(pyenv, name, "bin", "python")),
    "python3",
  ];
  const found = candidates.find((python) => python && versionOf(python) === OLDEST);
  if (!found) {
    console.error(
      `The bundle is made by Python ${OLDEST}, the oldest that backlint runs on, and none was ` +
        `found: install one, or name it in BACKLINT_BUNDLE_PYTHON.`,
    );
    process.exit(1);
  }
  return found;
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

rmSync(bundled, { recursive: true, force: true });
mkdirSync(libs, { recursive: true });
const pip = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-compile"];
execFileSync(oldestPython(), [...pip, "--target", libs, root], { stdio: "inherit" });
for (const name of readdirSync(libs)) {
  if (NOT_NEEDED.test(name)) {
    rmSync(path.join(libs, name), { recursive: true });
  }
}
for (const file of filesBelow(libs)) {
  if (/[\\/](RECORD|direct_url\.json|REQUESTED|INSTALLER)$/.test(file)) {
    rmSync(file);
  } else if (/\.(so|pyd|dylib)$/.test(file)) {
    console.error(`${file} is compiled: the bundle has to run on every Python and system.`);
    process.exit(1);
  }
}
writeFileSync(
  path.join(bundled, "backlint_server.py"),
  `"""Starts the server with the libraries that come with it, and no others."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "libs"))

from backlint.lsp.server import main  # noqa: E402

sys.exit(main())
`,
);
