// The part of the native module @vscode/spdlog that VS Code's log files and output channels need.
const { appendFileSync, mkdirSync } = require("node:fs");
const { dirname } = require("node:path");

const LEVELS = ["trace", "debug", "info", "warning", "error", "critical"];

class Logger {
  level = LEVELS.indexOf("info");
  isRaw = false;

  constructor(_kind, _name, file) {
    this.file = file;
  }

  log(level, message) {
    if (level >= this.level) {
      const time = new Date().toISOString().replace("T", " ").replace("Z", "");
      const line = this.isRaw ? message : `${time} [${LEVELS[level]}] ${message}\n`;
      appendFileSync(this.file, line);
    }
  }

  getLevel() {
    return this.level;
  }

  setLevel(level) {
    this.level = level;
  }

  clearFormatters() {
    this.isRaw = true;
  }

  setPattern() {}
  flush() {}
  drop() {}
}

["trace", "debug", "info", "warn", "error", "critical"].forEach((name, level) => {
  Logger.prototype[name] = function (message) {
    this.log(level, message);
  };
});

async function create(name, file) {
  mkdirSync(dirname(file), { recursive: true });
  return new Logger("rotating", name, file);
}

// One by one, so that modules that import this find them by name.
exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.shutdown = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
