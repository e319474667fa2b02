// The `console` of a realm: its lines go to the call that runs, in Convex's notation.
import { Console } from "node:console";
import { Writable } from "node:stream";
import { logText } from "./logText";
import { stackHere } from "./stackTrace";

/** Where a call's lines go. */
export type Printer = {
  /** `at`: a stack, to be told below the line. */
  print(level: string, messages: string[], at?: Error): void;
  /** Of `console.time`: when each began, by the real clock. */
  readonly timers: Map<string, number>;
};

type Print = (...values: unknown[]) => void;

/** What Convex's Node runtime has of Node's own console. Its other one lacks them; libraries made for others call them there. */
const NODES = ["assert", "count", "countReset", "dir", "dirxml", "group", "groupCollapsed", "groupEnd", "table"] as const;

/** `ask` calls back with the call that is running; outside of any, as at a module's top level, it prints to the server. */
export function realmConsole(ask: (use: (printer: Printer) => void) => void): Record<string, Print> {
  const at = (level: string): Print => (...values) => ask((printer) => printer.print(level, values.map(logText)));
  const timer = (label: unknown, use: (printer: Printer, label: string, elapsed: string | null) => void) => {
    const name = label === undefined ? "default" : String(label);
    ask((printer) => {
      const began = printer.timers.get(name);
      use(printer, name, began === undefined ? null : `${name}: ${Date.now() - began}ms`);
    });
  };
  const missing = (printer: Printer, label: string) => printer.print("WARN", [`Timer '${label}' does not exist`]);
  const trace: Print = (...values) => {
    const here = stackHere(trace);
    ask((printer) => printer.print("LOG", values.map(logText), here));
  };
  return {
    log: at("LOG"),
    info: at("INFO"),
    warn: at("WARN"),
    error: at("ERROR"),
    debug: at("DEBUG"),
    trace,
    time: (label) =>
      timer(label, (printer, name, elapsed) => {
        if (elapsed === null) printer.timers.set(name, Date.now());
        else printer.print("WARN", [`Timer '${name}' already exists`]);
      }),
    timeLog: (label, ...values) =>
      timer(label, (printer, name, elapsed) => {
        if (elapsed === null) missing(printer, name);
        else printer.print("INFO", [elapsed, ...values.map(logText)]);
      }),
    timeEnd: (label) =>
      timer(label, (printer, name, elapsed) => {
        if (elapsed === null) return missing(printer, name);
        printer.timers.delete(name);
        printer.print("INFO", [elapsed]);
      }),
    ...Object.fromEntries(NODES.map((method) => [method, (...values: unknown[]) => ask((printer) => (nodeConsole(printer)[method] as Print)(...values))])),
  };
}

const consoles = new WeakMap<Printer, Console>();

/** A call's own, so that it counts from one; what it prints past `log` and `warn` goes nowhere, as in Convex. */
function nodeConsole(printer: Printer): Console {
  const known = consoles.get(printer);
  if (known) return known;
  const made = new Console(new Writable({ write: (_chunk, _encoding, done) => done() }));
  const at = (level: string): Print => (...values) => printer.print(level, values.map((value) => (typeof value === "string" ? value : logText(value))));
  Object.assign(made, { log: at("LOG"), warn: at("WARN") });
  consoles.set(printer, made);
  return made;
}
