/** Rules in diagnostics, hovers and code actions: the way to their pages. */

import * as vscode from "vscode";
import type { Middleware } from "vscode-languageclient/node";

import { withSaving } from "./settingsFiles";

export const OPEN_RULE = "backlint.openRule";

const SOURCE = "backlint";

/** The rule that a diagnostic is of, if it is one of ours. */
function ruleOf(diagnostic: vscode.Diagnostic): string | undefined {
  if (diagnostic.source !== SOURCE) {
    return undefined;
  }
  const { code } = diagnostic;
  const value = typeof code === "object" ? code.value : code;
  return typeof value === "string" ? value : undefined;
}

/** The rules that find something around the cursor, without repetition. */
export function rulesAtCursor(editor: vscode.TextEditor): string[] {
  return rulesIn(editor.document, (range) => range.intersection(editor.selection) !== undefined);
}

/** The rules that find something in some ranges, without repetition. */
function rulesIn(
  document: vscode.TextDocument,
  isWanted: (range: vscode.Range) => boolean,
): string[] {
  const rules = vscode.languages
    .getDiagnostics(document.uri)
    .filter((diagnostic) => isWanted(diagnostic.range))
    .map(ruleOf);
  return [...new Set(rules)].filter((rule) => rule !== undefined);
}

/** Adds the way to a rule's page to what the server says. */
export const rulePages: Middleware = {
  async provideHover(document, position, token, next) {
    const hover = await next(document, position, token);
    if (!hover) {
      return hover;
    }
    const rules = rulesIn(document, (range) => range.contains(position));
    const links = rules.map((rule) => {
      const argument = encodeURIComponent(JSON.stringify([rule]));
      return `[Open the page of ${rule}](command:${OPEN_RULE}?${argument})`;
    });
    if (links.length > 0) {
      const markdown = new vscode.MarkdownString(links.join("  \n"));
      markdown.isTrusted = { enabledCommands: [OPEN_RULE] };
      hover.contents.push(markdown);
    }
    return hover;
  },

  async provideCodeActions(document, range, context, token, next) {
    const actions = await next(document, range, context, token);
    if (context.only !== undefined && !context.only.contains(vscode.CodeActionKind.QuickFix)) {
      return actions;
    }
    // Like the server's own actions, for what is found on the lines, not only at the cursor.
    const rules = rulesIn(
      document,
      ({ start, end }) => start.line <= range.end.line && range.start.line <= end.line,
    );
    const explanations = rules.map((rule) => {
      const title = `Explain ${rule}`;
      const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
      action.command = { title, command: OPEN_RULE, arguments: [rule] };
      return action;
    });
    return [...(actions ?? []), ...explanations];
  },

  async resolveCodeAction(action, token, next) {
    if (action.command?.command === OPEN_RULE) {
      return action; // the server does not know it
    }
    const resolved = await next(action, token);
    return resolved && withSaving(resolved);
  },
};
