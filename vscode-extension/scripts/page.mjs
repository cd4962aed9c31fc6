// Writes the page that VS Code shows of the extension: the README without its pictures, since that
// page draws pictures from the web only. The walkthrough has them.

import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(fileURLToPath(import.meta.url), "../..");
const text = readFileSync(path.join(root, "README.md"), "utf8");
writeFileSync(
  path.join(root, "dist", "README.md"),
  text.replace(/^!\[[^\]]*\]\(media\/.*\)\n\n/gm, ""),
);
