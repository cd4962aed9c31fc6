/** The item in the status bar: what the server is doing, and the way to its log. */

import * as vscode from "vscode";

export type State =
  | { readonly kind: "starting" }
  | { readonly kind: "running"; readonly description: string; readonly warning: string | undefined }
  | { readonly kind: "off" }
  | { readonly kind: "restarting"; readonly seconds: number }
  | { readonly kind: "failed"; readonly reason: string };

export class Status implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;
  private readonly listener: vscode.Disposable;

  constructor(showLogs: string) {
    this.item = vscode.window.createStatusBarItem("backlint", vscode.StatusBarAlignment.Right, 100);
    this.item.name = "backlint";
    this.item.command = showLogs;
    this.listener = vscode.window.onDidChangeVisibleTextEditors(() => {
      this.showBesidePython();
    });
    this.set({ kind: "starting" });
  }

  set(state: State): void {
    const { icon, text, level } = appearance(state);
    this.item.text = `$(${icon}) backlint`;
    this.item.tooltip = `backlint ${text}. Click to see its log.`;
    this.item.backgroundColor = level && new vscode.ThemeColor(`statusBarItem.${level}Background`);
    this.showBesidePython();
  }

  dispose(): void {
    this.listener.dispose();
    this.item.dispose();
  }

  private showBesidePython(): void {
    const editors = vscode.window.visibleTextEditors; // the log is the active one when it is read
    if (editors.some(({ document }) => document.languageId === "python")) {
      this.item.show();
    } else {
      this.item.hide();
    }
  }
}

interface Appearance {
  readonly icon: string;
  readonly text: string;
  readonly level?: "error" | "warning";
}

function appearance(state: State): Appearance {
  switch (state.kind) {
    case "starting":
      return { icon: "sync~spin", text: "is starting" };
    case "running":
      return state.warning === undefined
        ? { icon: "check", text: `is running: ${state.description}` }
        : { icon: "warning", text: `is running, but ${state.warning}`, level: "warning" };
    case "off":
      return { icon: "circle-slash", text: "is switched off by the setting backlint.enable" };
    case "restarting":
      return { icon: "sync~spin", text: `has ended and starts again in ${state.seconds} s` };
    case "failed":
      return { icon: "error", text: `does not run: ${state.reason}`, level: "error" };
  }
}
