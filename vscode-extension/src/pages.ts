/** Pages of Markdown that the server writes, shown as VS Code renders Markdown. */

import * as vscode from "vscode";

const SCHEME = "backlint";

/** Writes a page; `argument` is the rule or the document that it is about. */
export type WritePage = (command: string, argument: string) => Promise<string>;

export class Pages implements vscode.TextDocumentContentProvider, vscode.Disposable {
  private readonly registration: vscode.Disposable;
  private readonly changed = new vscode.EventEmitter<vscode.Uri>();
  readonly onDidChange = this.changed.event;

  constructor(private readonly write: WritePage) {
    this.registration = vscode.workspace.registerTextDocumentContentProvider(SCHEME, this);
  }

  async show(command: string, argument: string, title: string): Promise<void> {
    const uri = vscode.Uri.from({
      scheme: SCHEME,
      path: `/${title}.md`,
      query: JSON.stringify([command, argument]),
    });
    this.changed.fire(uri);
    await vscode.commands.executeCommand("markdown.showPreviewToSide", uri);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const [command, argument] = JSON.parse(uri.query) as [string, string];
    return this.write(command, argument);
  }

  dispose(): void {
    this.registration.dispose();
    this.changed.dispose();
  }
}
