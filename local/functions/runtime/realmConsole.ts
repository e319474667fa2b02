// The `console` of a realm: its lines go to the call that runs, in Convex's notation.
import { logText } from "./logText";

/** Where a call's lines go. */
export type Printer = {
  print(level: string, messages: string[]): void;
  /** Of `console.time`: when each began, by the real clock. */
  readonly timers: Map<string, number>;
};

type Print = (...values: unknown[]) => void;

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
  return {
    log: at("LOG"),
    info: at("INFO"),
    warn: at("WARN"),
    error: at("ERROR"),
    debug: at("DEBUG"),
    trace: (...values) => ask((printer) => printer.print("LOG", [...values.map(logText), new Error().stack!.split("\n").slice(2).join("\n")])),
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
    // Not in the real runtime; libraries made for others call them.
    group: () => undefined,
    groupEnd: () => undefined,
  };
}
