// Kills a writing process a hundred times at random moments: what it acknowledged is all there, in
// order, whole, and the indexes agree with the documents.
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";
import type { JSONValue } from "convex/values";
import { expect, test } from "vitest";
import { checkInvariants } from "./checkInvariants";
import { HEADS_BY_LENGTH } from "./crashSchema";
import { openDatabase } from "./openDatabase";
import type { Database } from "./types";

const KILLS = 100;
const MAX_LIFE_MS = 120;
/** Starting afresh keeps the folder small; several kills in a row on one folder are what matters. */
const KILLS_A_FOLDER = 25;

test(`an acknowledged write survives kill -9, ${KILLS} times`, { timeout: 170_000 }, async () => {
  const workDir = mkdtempSync(join(tmpdir(), "caravan-crash-"));
  // Bundled once: a process that compiled its own sources would live longest in its compiler.
  // It lies below node_modules, from where its imports of packages resolve.
  const cache = fileURLToPath(new URL("../../node_modules/.cache/", import.meta.url));
  mkdirSync(cache, { recursive: true });
  const childDir = mkdtempSync(join(cache, "caravan-crash-"));
  const child = join(childDir, "child.mjs");
  buildSync({
    entryPoints: [fileURLToPath(new URL("crashChild.ts", import.meta.url))],
    outfile: child,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
  });
  let acknowledgements = 0;
  try {
    for (let from = 0; from < KILLS; from += KILLS_A_FOLDER) {
      const dataDir = join(workDir, `data-${from}`);
      const acknowledged = new Map<string, { position: number; ts: number }>();
      let lastTs = 0;
      for (let run = from; run < from + KILLS_A_FOLDER; run++) {
        const output = await runAndKill(child, dataDir, run);
        for (const line of output) {
          const [kind, ...rest] = line.split(" ");
          if (kind === "open") expect(Number(rest[0])).toBeGreaterThanOrEqual(lastTs);
          else {
            const [chain, position, ts] = [rest[0]!, Number(rest[1]), Number(rest[2])];
            expect(position).toBe((acknowledged.get(chain)?.position ?? 0) + 1);
            expect(ts).toBeGreaterThan(acknowledged.get(chain)?.ts ?? lastTs);
            acknowledged.set(chain, { position, ts });
            acknowledgements++;
          }
        }
        const report = await checkInvariants(dataDir);
        expect(report.problems).toEqual([]);
        for (const { ts } of acknowledged.values()) lastTs = Math.max(lastTs, ts);
        expect(report.ts).toBeGreaterThanOrEqual(lastTs);
      }
      const db = await openDatabase(dataDir);
      await checkChains(db, acknowledged);
      await db.close();
    }
  } finally {
    rmSync(workDir, { recursive: true, force: true });
    rmSync(childDir, { recursive: true, force: true });
  }
  expect(acknowledgements).toBeGreaterThan(KILLS);
});

/** Complete lines that the process printed before it was killed at a random moment after its start. */
async function runAndKill(child: string, dataDir: string, run: number): Promise<string[]> {
  const process_ = spawn(process.execPath, [child, dataDir, String(run)], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  let timer: NodeJS.Timeout | undefined;
  process_.stdout.setEncoding("utf8").on("data", (text: string) => {
    output += text;
    timer ??= setTimeout(() => process_.kill("SIGKILL"), Math.random() * MAX_LIFE_MS);
  });
  const signal = await new Promise<string | null>((resolve) => process_.on("close", (_code, by) => resolve(by)));
  expect(signal).toBe("SIGKILL");
  return output.slice(0, output.lastIndexOf("\n") + 1).split("\n").filter(Boolean);
}

type Head = { chain: string; length: number };
type Entry = { chain: string; position: number; part: number; parts: number };

async function checkChains(db: Database, acknowledged: Map<string, { position: number }>): Promise<void> {
  const scan = async <T>(tableName: string): Promise<T[]> => {
    const { value } = await db.read(async (tx) => {
      const stream = tx.query("", { source: { type: "FullTableScan", tableName, order: null }, operators: [] });
      const found: T[] = [];
      for (let text = stream.next(); text !== null; text = stream.next()) found.push(JSON.parse(text) as T);
      return found;
    });
    return value;
  };
  const parts = new Map<string, Map<number, Entry[]>>();
  for (const entry of await scan<Entry>("entries")) {
    const positions = parts.get(entry.chain) ?? new Map<number, Entry[]>();
    positions.set(entry.position, [...(positions.get(entry.position) ?? []), entry]);
    parts.set(entry.chain, positions);
  }
  const heads = new Map((await scan<Head>("heads")).map((head) => [head.chain, head.length]));
  // Everything acknowledged is there; at most one more a chain was on its way.
  for (const [chain, { position }] of acknowledged) {
    expect(heads.get(chain)).toBeGreaterThanOrEqual(position);
    expect(heads.get(chain)).toBeLessThanOrEqual(position + 1);
  }
  // And every chain is whole: each position has all its parts, in order, none beyond the head.
  for (const [chain, length] of heads) {
    const positions = parts.get(chain)!;
    expect([...positions.keys()]).toEqual(Array.from({ length }, (_, i) => i + 1));
    for (const entries of positions.values()) {
      expect(entries.map((entry) => entry.part)).toEqual(Array.from({ length: entries[0]!.parts }, (_, i) => i));
    }
  }
  expect([...parts.keys()].every((chain) => heads.has(chain))).toBe(true);
  // The vector index finds each head where its document is.
  await db.applySchemas([{ component: "", validate: false, tables: [{ name: "heads", indexes: [], vectorIndexes: [HEADS_BY_LENGTH], documentType: null }] }]);
  for (const [chain, length] of heads) {
    const expressions: JSONValue = { $eq: [{ $field: "chain" }, { $literal: chain }] };
    const found = db.vectorSearch("", { indexName: "heads.by_direction", vector: [length, 1], expressions });
    expect(found.map(({ _score }) => _score)).toEqual([expect.closeTo(1, 12)]);
  }
}
