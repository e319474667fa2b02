// The command line: `--name value` for each option, anything else is refused with a sentence.
import { parseArgs } from "node:util";
import { ratePerAddress } from "../http/ratePerAddress";

export const USAGE = `caravan-local --project DIR --data DIR [--port N] [--site-port M]
  --project DIR     the folder that holds convex/
  --data DIR        where everything is kept
  --port N          sync protocol, HTTP API and routes (3210)
  --host ADDRESS    listen at this address alone, such as 127.0.0.1 (all)
  --port-search     take the next free port if N is taken
  --site-port M     the project's own routes alone, on a port of their own
  --static DIR      serve an app's built files too
  --env-file FILE   NAME=value lines for the functions' environment
  --public-url URL  how clients reach it, behind a proxy
  --trust-proxy N   take N proxies' word (X-Forwarded-For) on who calls (0)
  --watch           load the functions again when they change
  --dashboard       the developer's page at /_local for production too
  --production      for strangers: no inner words in errors, no logs to clients, only its own pages may call
  --allow-origin O  pages of this origin may call too, "*" for any; repeatable
  --max-upload N    a file is N MiB at most (any size)
  --max-connections-per-address N                 (any number; 256 for production behind --trust-proxy)
  --rate-per-address N                            calls a second, ten times as many at once (any number)
caravan-local backup --data DIR --to FILE       all data as a ZIP, also while it runs
caravan-local restore --data NEWDIR --from FILE
caravan-local check --data DIR                  is a stopped deployment's folder whole?`;

export class UsageError extends Error {}

/** Whether somebody asks what there is, of the server or of another command. */
export const asksForHelp = (argv: string[]) => argv[0] === "help" || argv.some((word) => word === "--help" || word === "-h");

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
    host: values.host,
    publicUrl: webAddress(values["public-url"], "--public-url"),
    trustProxy: count(values["trust-proxy"] ?? "0", "--trust-proxy"),
    watch: values.watch ?? false,
    production: values.production ?? false,
    ...(values.dashboard && { dashboard: true }),
    allowOrigins: values["allow-origin"]?.map(originName),
    limits: {
      ...(values["max-upload"] !== undefined && { upload: atLeastOne(values["max-upload"], "--max-upload") * MIB }),
      ...(values["max-connections-per-address"] !== undefined && { connectionsPerAddress: atLeastOne(values["max-connections-per-address"], "--max-connections-per-address") }),
    },
    ...(values["rate-per-address"] !== undefined && { onCall: ratePerAddress(atLeastOne(values["rate-per-address"], "--rate-per-address")) }),
  };
}

const MIB = 1024 * 1024;

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
        host: { type: "string" },
        production: { type: "boolean" },
        dashboard: { type: "boolean" },
        "allow-origin": { type: "string", multiple: true },
        "max-upload": { type: "string" },
        "max-connections-per-address": { type: "string" },
        "rate-per-address": { type: "string" },
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

/** Throws UsageError. */
function atLeastOne(text: string, name: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new UsageError(`${name} must be a number from 1, not “${text}”.`);
  return Number(text);
}

/** Throws UsageError. */
function webAddress(text: string | undefined, name: string): string | undefined {
  if (text !== undefined && !(URL.canParse(text) && /^https?:/.test(text))) throw new UsageError(`${name} must be an address such as https://app.example.org, not “${text}”.`);
  return text;
}

/** As browsers write it. Throws UsageError. */
export function originName(text: string): string {
  if (text === "*" || (URL.canParse(text) && new URL(text).origin === text)) return text;
  throw new UsageError(`An allowed origin is a scheme and a host, such as https://app.example.org, or *, not “${text}”.`);
}

export function portNumber(text: string, name: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65535) throw new UsageError(`${name} must be a number from 0 to 65535, not “${text}”.`);
  return port;
}
