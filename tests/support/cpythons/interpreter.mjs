// Runs CPython in WebAssembly: `node interpreter.mjs PACKAGE MODULE`.
//
// MODULE is a Python file that is run once. Then each line of standard input is
// [function, argument] in JSON, and is answered by a line with [result, error].
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";

const [packageName, module] = process.argv.slice(2);
const { loadPyodide } = await import(packageName);
const python = await loadPyodide();
python.runPython(readFileSync(module, "utf8"));
const answer = python.runPython(`
import json

def answer(line):
    function, argument = json.loads(line)
    try:
        return json.dumps([globals()[function](argument), None])
    except Exception as error:
        return json.dumps([None, type(error).__name__])

answer
`);
for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(answer(line) + "\n");
}
