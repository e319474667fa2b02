// The command line: `--name value` for each option, anything else is refused with a sentence.
import { parseArgs } from "node:util";

export const USAGE = `caravan-local --project DIR --data DIR [--port N] [--site-port M]
  --project DIR     the folder that holds convex/
  --data DIR        where everything is kept
  --port N          sync protocol, HTTP API and routes (3210)
  --port-search     take the next free port if N is taken
  --site-port M     the project's own routes alone, on a port of their own
  --static DIR      serve an app's built files too
  --env-file FILE   NAME=value lines for the functions' environment
  --public-url URL  how clients reach it, behind a proxy
  --trust-proxy N   take N proxies' word (X-Forwarded-For) on who calls (0)
  --watch           load the functions again when they change
caravan-local backup --data DIR --to FILE       all data as a ZIP, also while it runs
caravan-local restore --data NEWDIR --from FILE
caravan-local check --data DIR                  is a stopped deployment's folder whole?`;

export class UsageError extends Error {}

export function readOptions(argv: string[]) {
  const { values } = parse(argv);
  if (!values.project || !values.data) throw new UsageError(`Both --project and --data are needed.\n\n${USAGE}`);
  return {
    projectDir: values.project,
    dataDir: values.data,
    port: portNumber(values.port ?? "3210", "--port"),
    portSearch: values["port-search"] ?? false,
    sitePort: values["site-port"] === undefined ? undefined : portNumber(values["site-port"], "--site-port"),
    staticDir: values.static,
    envFile: values["env-file"],
    publicUrl: values["public-url"],
    trustProxy: count(values["trust-proxy"] ?? "0", "--trust-proxy"),
    watch: values.watch ?? false,
  };
}

export type DataCommand = { name: "backup"; dataDir: string; to: string } | { name: "restore"; dataDir: string; from: string } | { name: "check"; dataDir: string };

/** Null when the command line is that of a server. Throws UsageError. */
export function readDataCommand([name, ...argv]: string[]): DataCommand | null {
  if (name !== "backup" && name !== "restore" && name !== "check") return null;
  const option = { backup: "to", restore: "from", check: null }[name];
  try {
    const { values } = parseArgs({ args: argv, options: { data: { type: "string" }, ...(option && { [option]: { type: "string" as const } }) } });
    const { data: dataDir, to, from } = values as { data?: string; to?: string; from?: string };
    if (dataDir !== undefined && name === "check") return { name, dataDir };
    if (dataDir !== undefined && name === "backup" && to !== undefined) return { name, dataDir, to };
    if (dataDir !== undefined && name === "restore" && from !== undefined) return { name, dataDir, from };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
  throw new UsageError(`${name} needs --data${option ? ` and --${option}` : ""}.\n\n${USAGE}`);
}

function parse(argv: string[]) {
  try {
    return parseArgs({
      args: argv,
      options: {
        project: { type: "string" },
        data: { type: "string" },
        port: { type: "string" },
        "port-search": { type: "boolean" },
        "site-port": { type: "string" },
        static: { type: "string" },
        "env-file": { type: "string" },
        "public-url": { type: "string" },
        "trust-proxy": { type: "string" },
        watch: { type: "boolean" },
      },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

/** A small whole number. Throws UsageError. */
export function count(text: string, name: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new UsageError(`${name} must be a number, not “${text}”.`);
  return Number(text);
}

export function portNumber(text: string, name: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`${name} must be a number from 0 to 65535, not “${text}”.`);
  return port;
}
