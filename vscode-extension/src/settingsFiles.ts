/** The settings files of a project count when they are saved: what is changed there for the user is. */

import * as vscode from "vscode";

export const SAVE_SETTINGS = "backlint.saveSettings";

const SETTINGS_FILE = /\/(pyproject|backlint)\.toml$/;

/** Changes something, and saves the settings files that have no other changes. */
export async function savingSettings<Result>(change: () => Promise<Result>): Promise<Result> {
  const before = new Set(unsaved());
  const result = await change();
  await saveSettings(unsaved().filter((uri) => !before.has(uri)));
  return result;
}

/** Saves these documents. */
export async function saveSettings(uris: readonly string[]): Promise<void> {
  for (const document of vscode.workspace.textDocuments) {
    if (uris.includes(document.uri.toString())) {
      await document.save();
    }
  }
}

/** Lets an action that changes settings files alone save those that have no other changes. */
export function withSaving(action: vscode.CodeAction): vscode.CodeAction {
  const uris = action.edit?.entries().map(([uri]) => uri) ?? [];
  const before = unsaved();
  if (uris.length > 0 && uris.every((uri) => SETTINGS_FILE.test(uri.path))) {
    const saved = uris.map(String).filter((uri) => !before.includes(uri));
    action.command = { title: "Save", command: SAVE_SETTINGS, arguments: [saved] };
  }
  return action;
}

function unsaved(): string[] {
  return vscode.workspace.textDocuments
    .filter((document) => document.isDirty && SETTINGS_FILE.test(document.uri.path))
    .map((document) => document.uri.toString());
}
