/** What the user has set for this extension. */

import { homedir } from "node:os";

import * as vscode from "vscode";

export const SECTION = "backlint";

export type ImportStrategy = "useBundled" | "fromEnvironment";

/** Settings of the extension itself; a change of one of them needs another server. */
export interface ExtensionSettings {
  readonly enabled: boolean;
  readonly importStrategy: ImportStrategy;
  readonly interpreter: string;
  readonly logLevel: string;
}

const OF_EXTENSION = ["enable", "importStrategy", "interpreter", "logLevel"];

export function extensionSettings(): ExtensionSettings {
  const settings = vscode.workspace.getConfiguration(SECTION);
  return {
    enabled: settings.get("enable", true),
    importStrategy: settings.get<ImportStrategy>("importStrategy", "useBundled"),
    interpreter: inFolder(settings.get("interpreter", "").trim()),
    logLevel: settings.get("logLevel", "warning"),
  };
}

/** A path with `${workspaceFolder}` and `~` replaced by what they stand for. */
function inFolder(path: string): string {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? "";
  return path.replaceAll("${workspaceFolder}", folder).replace(/^~(?=[\\/])/, homedir());
}

/** Whether a change needs another server, or none. */
export function needsRestart(change: vscode.ConfigurationChangeEvent): boolean {
  return OF_EXTENSION.some((name) => change.affectsConfiguration(`${SECTION}.${name}`));
}

/**
 * The settings that the server reads, as `[tool.backlint]` spells them, of a folder or of the
 * window: only those that somebody has set, since a default here is none of the project's.
 */
export function serverSettings(
  names: Iterable<string>,
  folder?: vscode.Uri,
): Record<string, unknown> {
  const settings = vscode.workspace.getConfiguration(SECTION, folder);
  const given: Record<string, unknown> = {};
  for (const name of names) {
    const found = settings.inspect(name);
    const value = found?.workspaceFolderValue ?? found?.workspaceValue ?? found?.globalValue;
    if (value !== undefined) {
      given[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] = value;
    }
  }
  return given;
}
