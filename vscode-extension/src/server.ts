/** Which server to run, and how. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";

import * as vscode from "vscode";

import { findInterpreter, type Interpreter } from "./interpreter";
import type { ExtensionSettings } from "./settings";

const run = promisify(execFile);

export interface Server {
  readonly command: string;
  readonly args: readonly string[];
  /** For people: which server that is, and what runs it. */
  readonly description: string;
  /** What the user has set that could not be done. */
  readonly warning: string | undefined;
}

/**
 * The bundled server, or the one that is installed in the interpreter's environment if that is
 * wanted and there is one. Both run isolated: neither the current folder nor `PYTHONPATH` counts.
 *
 * Throws `NoInterpreterError`.
 */
export async function findServer(
  extension: vscode.Uri,
  settings: ExtensionSettings,
  log: vscode.LogOutputChannel,
): Promise<Server> {
  const isTrusted = vscode.workspace.isTrusted;
  const interpreter = await findInterpreter(settings.interpreter, isTrusted, log);
  const warning =
    interpreter.insteadOf &&
    `the setting backlint.interpreter names no Python that can run the server ` +
      `(${interpreter.insteadOf}): ${inWords(interpreter)} runs it`;
  if (isTrusted && settings.importStrategy === "fromEnvironment") {
    const installed = await installedServer(interpreter);
    if (installed !== undefined) {
      return { ...installed, warning };
    }
    log.warn(`backlint is not installed in ${interpreter.path}: the bundled server is used`);
  }
  const script = vscode.Uri.joinPath(extension, "bundled", "backlint_server.py").fsPath;
  return {
    command: interpreter.path,
    args: ["-I", script],
    description: `bundled, ${inWords(interpreter)}`,
    warning,
  };
}

async function installedServer(
  interpreter: Interpreter,
): Promise<Omit<Server, "warning"> | undefined> {
  const program = "import backlint; print(backlint.__version__)";
  try {
    const { stdout } = await run(interpreter.path, ["-I", "-c", program]);
    return {
      command: interpreter.path,
      args: ["-I", "-m", "backlint", "server"],
      description: `${stdout.trim()} of the environment, ${inWords(interpreter)}`,
    };
  } catch {
    return undefined;
  }
}

function inWords(interpreter: Interpreter): string {
  return `Python ${interpreter.version} (${interpreter.path}, from ${interpreter.source})`;
}
