// What `--env-file` names: the functions' environment, as people write it.
import { readFileSync } from "node:fs";

/** NAME=value lines; quotes around a value are dropped, lines that begin with # are comments. */
export function readEnvFile(path: string): Record<string, string> {
  const entries: [string, string][] = [];
  for (const line of readFileSync(path, "utf8").split(/\r?\n/)) {
    const match = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*?)\s*$/.exec(line);
    if (!match) continue;
    const [, name, value] = match as unknown as [string, string, string];
    entries.push([name, /^(".*"|'.*')$/.test(value) ? value.slice(1, -1) : value]);
  }
  return Object.fromEntries(entries);
}

