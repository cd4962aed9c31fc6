/** The server and the client that talks to it, from start to end, crashes included. */

import * as vscode from "vscode";
import {
  CloseAction,
  ErrorAction,
  LanguageClient,
  type LanguageClientOptions,
  type Middleware,
  State as ClientState,
  TransportKind,
} from "vscode-languageclient/node";

import { NoInterpreterError } from "./interpreter";
import { findServer } from "./server";
import { extensionSettings, SECTION, serverSettings } from "./settings";
import type { Status } from "./status";

const PYTHON = [
  { scheme: "file", language: "python" },
  { scheme: "untitled", language: "python" },
  { scheme: "vscode-vfs", language: "python" },
];
const SETTINGS_FILES = [
  { scheme: "file", pattern: "**/pyproject.toml" },
  { scheme: "file", pattern: "**/backlint.toml" },
];

/** Seconds before a server that has ended is started again, one for each time in a row. */
const PAUSES = [0, 1, 5, 20];
const STEADY_SECONDS = 120;

const CHOOSE = "Choose an interpreter";

export class Connection implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private ends: Promise<void> = Promise.resolve();
  private restartIsQueued = false;
  private crashes = 0;
  private startedAt = 0;
  private pause: NodeJS.Timeout | undefined;
  private isDisposed = false;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly status: Status,
    private readonly middleware: Middleware,
  ) {}

  /** Starts the server anew, or stops it, as the settings say. Of calls in a row one more counts. */
  restart(): Promise<void> {
    if (!this.restartIsQueued) {
      this.restartIsQueued = true;
      this.crashes = 0;
      this.ends = this.ends.then(() => {
        this.restartIsQueued = false;
        return this.startAnew();
      });
    }
    return this.ends;
  }

  /** Asks the server to execute a command. */
  async execute<Result>(command: string, ...args: readonly string[]): Promise<Result> {
    await this.ends;
    if (this.client?.state !== ClientState.Running) {
      throw new Error("backlint is not running: its log says why");
    }
    return this.client.sendRequest<Result>("workspace/executeCommand", {
      command,
      arguments: args,
    });
  }

  dispose(): void {
    this.isDisposed = true;
    clearTimeout(this.pause);
  }

  async stop(): Promise<void> {
    clearTimeout(this.pause);
    const client = this.client;
    this.client = undefined;
    try {
      await client?.dispose();
    } catch (error) {
      this.log.warn(`the server did not end as it should: ${String(error)}`);
    }
  }

  private async startAnew(): Promise<void> {
    await this.stop();
    const settings = extensionSettings();
    if (!settings.enabled || this.isDisposed) {
      this.status.set({ kind: "off" });
      return;
    }
    this.status.set({ kind: "starting" });
    try {
      const server = await findServer(this.context.extensionUri, settings, this.log);
      this.log.info(`starting the server: ${server.description}`);
      const executable = {
        command: server.command,
        args: [...server.args],
        transport: TransportKind.stdio,
      };
      const client = new LanguageClient(SECTION, "backlint", executable, this.options());
      this.client = client;
      this.startedAt = Date.now();
      await client.start();
      this.status.set({ kind: "running", ...server });
      if (server.warning !== undefined) {
        this.log.warn(server.warning);
        void this.offerSettings(server.warning);
      }
    } catch (error) {
      await this.failed(error);
    }
  }

  private options(): LanguageClientOptions {
    const { logLevel } = extensionSettings();
    return {
      documentSelector: [...PYTHON, ...SETTINGS_FILES],
      outputChannel: this.log,
      initializationOptions: { settings: serverSettings(this.settingNames()), logLevel },
      middleware: {
        ...this.middleware,
        workspace: {
          configuration: ({ items }) =>
            items.map(({ scopeUri }) => {
              const folder = scopeUri === undefined ? undefined : vscode.Uri.parse(scopeUri);
              return serverSettings(this.settingNames(), folder);
            }),
        },
      },
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => {
          this.crashed();
          return { action: CloseAction.DoNotRestart, handled: true };
        },
      },
    };
  }

  /** The settings of the server by their names here: all but those of the extension itself. */
  private settingNames(): string[] {
    const { properties } = (
      this.context.extension.packageJSON as {
        contributes: { configuration: { properties: Record<string, { tags?: string[] }> }[] };
      }
    ).contributes.configuration[1] ?? { properties: {} };
    return Object.keys(properties).map((name) => name.slice(SECTION.length + 1));
  }

  private crashed(): void {
    if (this.isDisposed || this.client === undefined) {
      return;
    }
    if (Date.now() - this.startedAt > STEADY_SECONDS * 1000) {
      this.crashes = 0;
    }
    const seconds = PAUSES[this.crashes];
    this.crashes += 1;
    if (seconds === undefined) {
      void this.failed(new Error("the server ended again and again"));
      return;
    }
    this.log.error(`the server has ended; it is started again in ${seconds} s`);
    this.status.set({ kind: "restarting", seconds });
    this.pause = setTimeout(() => {
      this.ends = this.ends.then(() => this.startAnew());
    }, seconds * 1000);
  }

  private async failed(error: unknown): Promise<void> {
    const reason = error instanceof Error ? error.message : String(error);
    this.log.error(reason);
    this.status.set({ kind: "failed", reason });
    const showLog = "Show the log";
    const isAboutPython = error instanceof NoInterpreterError;
    const answer = await vscode.window.showErrorMessage(
      `backlint cannot run: ${reason}`,
      ...(isAboutPython ? [CHOOSE, showLog] : [showLog]),
    );
    if (answer === CHOOSE) {
      await openInterpreterSetting();
    } else if (answer === showLog) {
      this.log.show();
    }
  }

  private async offerSettings(warning: string): Promise<void> {
    if ((await vscode.window.showWarningMessage(`backlint: ${warning}`, CHOOSE)) === CHOOSE) {
      await openInterpreterSetting();
    }
  }
}

async function openInterpreterSetting(): Promise<void> {
  await vscode.commands.executeCommand("workbench.action.openSettings", `${SECTION}.interpreter`);
}
