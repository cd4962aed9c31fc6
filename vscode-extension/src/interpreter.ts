/** Finds a Python that can run the server. */

import { execFile } from "node:child_process";
import { promisify } from "node:util";

import * as vscode from "vscode";

const OLDEST = [3, 10] as const;
const SECONDS = 10;
const ON_PATH =
  process.platform === "win32"
    ? ["python", "py"]
    : ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python"];

const run = promisify(execFile);

export interface Interpreter {
  readonly path: string;
  readonly version: string;
  /** Where it was found, for people. */
  readonly source: string;
  /** What is wrong with the one that the user has set, if that is another one. */
  readonly insteadOf: string | undefined;
}

interface Candidate {
  readonly path: string;
  readonly source: string;
}

/** No interpreter will do; `tried` says what was looked at and what is wrong with each. */
export class NoInterpreterError extends Error {
  constructor(readonly tried: readonly string[]) {
    super(`no Python ${OLDEST.join(".")} or newer was found (${tried.join("; ")})`);
  }
}

/**
 * The first of these that is new enough: the one that the user has set, the one that a Python
 * extension has chosen for the workspace, those on the PATH.
 *
 * In a workspace that is not trusted only those on the PATH: the others may be files of it.
 */
export async function findInterpreter(
  chosen: string,
  isTrusted: boolean,
  log: vscode.LogOutputChannel,
): Promise<Interpreter> {
  const tried: string[] = [];
  let insteadOf: string | undefined;
  for await (const candidate of candidates(chosen, isTrusted, log)) {
    const version = await versionOf(candidate.path, log);
    if (version !== undefined && isNewEnough(version)) {
      return { ...candidate, version: version.join("."), insteadOf };
    }
    const found = version === undefined ? "does not run" : `is Python ${version.join(".")}`;
    tried.push(`${candidate.path} ${found}`);
    if (candidate.path === chosen) {
      insteadOf = tried.at(-1);
    }
  }
  throw new NoInterpreterError(tried);
}

async function* candidates(
  chosen: string,
  isTrusted: boolean,
  log: vscode.LogOutputChannel,
): AsyncGenerator<Candidate> {
  if (isTrusted) {
    if (chosen) {
      yield { path: chosen, source: "the setting backlint.interpreter" };
    }
    const found = (await fromEnvironmentsExtension(log)) ?? (await fromPythonExtension(log));
    if (found !== undefined) {
      yield found;
    }
  }
  for (const name of ON_PATH) {
    yield { path: name, source: "the PATH" };
  }
}

async function versionOf(
  path: string,
  log: vscode.LogOutputChannel,
): Promise<number[] | undefined> {
  const program = "import sys; print(*sys.version_info[:3])";
  try {
    const { stdout } = await run(path, ["-I", "-c", program], { timeout: SECONDS * 1000 });
    return stdout.trim().split(" ").map(Number);
  } catch (error) {
    log.debug(`${path} is no Python: ${String(error)}`);
    return undefined;
  }
}

function isNewEnough(version: readonly number[]): boolean {
  const [major = 0, minor = 0] = version;
  return major > OLDEST[0] || (major === OLDEST[0] && minor >= OLDEST[1]);
}

// The extensions' own typings are packages of their own; this is all that is asked of them.

interface PythonEnvironments {
  getEnvironment(
    scope: vscode.Uri | undefined,
  ): Promise<{ execInfo: { run: { executable: string } } } | undefined>;
}

interface PythonExtension {
  environments: {
    getActiveEnvironmentPath(resource?: vscode.Uri): { path: string };
    resolveEnvironment(path: {
      path: string;
    }): Promise<{ executable: { uri?: vscode.Uri } } | undefined>;
  };
}

async function fromEnvironmentsExtension(
  log: vscode.LogOutputChannel,
): Promise<Candidate | undefined> {
  return ask("ms-python.vscode-python-envs", log, async (api) => {
    const environment = await (api as PythonEnvironments).getEnvironment(firstFolder());
    return environment?.execInfo.run.executable;
  });
}

async function fromPythonExtension(log: vscode.LogOutputChannel): Promise<Candidate | undefined> {
  return ask("ms-python.python", log, async (api) => {
    const { environments } = api as PythonExtension;
    const active = environments.getActiveEnvironmentPath(firstFolder());
    return (await environments.resolveEnvironment(active))?.executable.uri?.fsPath;
  });
}

async function ask(
  id: string,
  log: vscode.LogOutputChannel,
  question: (api: unknown) => Promise<string | undefined>,
): Promise<Candidate | undefined> {
  const extension = vscode.extensions.getExtension<unknown>(id);
  if (extension === undefined) {
    return undefined;
  }
  try {
    const path = await question(await extension.activate());
    return path === undefined ? undefined : { path, source: `the extension ${id}` };
  } catch (error) {
    log.warn(`${id} could not be asked for an interpreter: ${String(error)}`);
    return undefined;
  }
}

function firstFolder(): vscode.Uri | undefined {
  return vscode.workspace.workspaceFolders?.[0]?.uri;
}
