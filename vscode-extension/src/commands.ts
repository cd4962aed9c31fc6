/** What the command palette offers. */

import * as vscode from "vscode";

import type { Connection } from "./connection";
import type { Pages } from "./pages";
import { OPEN_RULE, rulesAtCursor } from "./rules";
import { SAVE_SETTINGS, saveSettings, savingSettings } from "./settingsFiles";

export const SHOW_LOGS = "backlint.showLogs";

/** The server's own commands; VS Code knows them too, by the same names. */
const FIX_ALL = "backlint.fixAll";
const IGNORE_IN_PROJECT = "backlint.ignoreInProject";
const EXPLAIN_RULE = "backlint.explainRule";
const SHOW_CONFIGURATION = "backlint.showConfiguration";

export function registerCommands(
  connection: Connection,
  pages: Pages,
  log: vscode.LogOutputChannel,
): vscode.Disposable[] {
  const commands: Record<string, (argument?: unknown) => Promise<void> | void> = {
    "backlint.restartServer": () => connection.restart(),
    [SHOW_LOGS]: () => {
      log.show();
    },
    "backlint.fixAllInFile": async () => {
      const editor = pythonEditor();
      if (editor && !(await connection.execute<boolean>(FIX_ALL, uriOf(editor)))) {
        vscode.window.setStatusBarMessage("backlint: nothing to fix safely", 5000);
      }
    },
    "backlint.ignoreRuleInProject": async () => {
      const editor = pythonEditor();
      const rule = editor && (await chosenRule(rulesAtCursor(editor)));
      if (rule) {
        await savingSettings(() =>
          connection.execute<boolean>(IGNORE_IN_PROJECT, uriOf(editor), rule),
        );
      }
    },
    [OPEN_RULE]: async (argument) => {
      const editor = vscode.window.activeTextEditor;
      const rule =
        typeof argument === "string"
          ? argument
          : await chosenRule(editor ? rulesAtCursor(editor) : []);
      if (rule) {
        await pages.show(EXPLAIN_RULE, rule, rule);
      }
    },
    [SAVE_SETTINGS]: (uris) => saveSettings(uris as string[]),
    "backlint.openConfiguration": async () => {
      const editor = pythonEditor();
      if (editor) {
        await pages.show(SHOW_CONFIGURATION, uriOf(editor), "configuration");
      }
    },
  };
  return Object.entries(commands).map(([name, command]) =>
    vscode.commands.registerCommand(name, async (argument?: unknown) => {
      try {
        await command(argument);
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        void vscode.window.showErrorMessage(`backlint: ${reason}`);
      }
    }),
  );
}

function pythonEditor(): vscode.TextEditor | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor?.document.languageId === "python") {
    return editor;
  }
  void vscode.window.showInformationMessage("backlint: open a Python file first");
  return undefined;
}

function uriOf(editor: vscode.TextEditor): string {
  return editor.document.uri.toString();
}

/** One of the rules at the cursor, asked for where there is more than one. */
async function chosenRule(rules: readonly string[]): Promise<string | undefined> {
  if (rules.length === 0) {
    void vscode.window.showInformationMessage("backlint: put the cursor on a finding first");
  }
  return rules.length > 1
    ? vscode.window.showQuickPick([...rules], { title: "Which rule?" })
    : rules[0];
}
