/** Puts the parts together. */

import * as vscode from "vscode";

import { registerCommands, SHOW_LOGS } from "./commands";
import { Connection } from "./connection";
import { Pages } from "./pages";
import { rulePages } from "./rules";
import { needsRestart } from "./settings";
import { Status } from "./status";

let connection: Connection | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const log = vscode.window.createOutputChannel("backlint", { log: true });
  log.info("the extension is activated");
  const status = new Status(SHOW_LOGS);
  const ours = new Connection(context, log, status, rulePages);
  connection = ours;
  const pages = new Pages((command, argument) => ours.execute<string>(command, argument));
  context.subscriptions.push(
    log,
    status,
    ours,
    pages,
    ...registerCommands(ours, pages, log),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (needsRestart(change)) {
        void ours.restart();
      }
    }),
    vscode.workspace.onDidGrantWorkspaceTrust(() => {
      void ours.restart();
    }),
  );
  await ours.restart();
}

export async function deactivate(): Promise<void> {
  await connection?.stop();
}
