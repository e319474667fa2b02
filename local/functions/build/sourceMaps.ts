// Where the code that runs came from. A start has no use for that: the map of a script is made, or read where an earlier
// process has kept it, when the first error of its code is to be told.
import { createHash } from "node:crypto";
import { join, resolve } from "node:path";
import type { BuildOptions } from "esbuild";
import type { BuildCache } from "./buildCache";
import { FileStamps } from "./fileStamps";
import { Positions, type SourceMapJson } from "./positions";
import { isEdited } from "./project";
import type { Code } from "./script";

/** What esbuild has made again: the code as it runs must come of it. */
export type Mapped = { text: string; map: string };

type Maker = () => Promise<Positions | null>;

const makers = new WeakMap<Code, Maker>();
const made = new WeakMap<Code, Promise<void>>();
const known = new WeakMap<Code, Positions | null>();

/** Options to add for a map whose sources are told as Convex tells them: "../convex/messages.ts". `root`: of the project. */
export const withMap = (root: string) => ({ sourcemap: "external", sourcesContent: false, outdir: join(root, "out") }) satisfies BuildOptions;

/** `make` is asked once, when it is first needed. Said again of the same code, its files have been read again. */
export function mapLater(code: Code, make: Maker): void {
  makers.set(code, make);
  made.delete(code);
  known.delete(code);
}

/** Undefined until `mapped` has resolved; null where it can't be told any more: the files have been edited since, mostly. */
export const positionsIn = (code: Code): Positions | null | undefined => known.get(code);

export function mapped(code: Code): Promise<void> {
  let making = made.get(code);
  if (!making) {
    making = Promise.resolve(makers.get(code)?.() ?? null)
      .catch(() => null)
      .then((positions) => {
        // Edited meanwhile, it has another one made.
        if (made.get(code) === making) known.set(code, positions);
      });
    made.set(code, making);
  }
  return making;
}

/** `finish`: what becomes of the text that esbuild gives, lines added at its beginning alone. */
export async function madeAgain(code: Code, make: () => Promise<Mapped>, finish: (text: string) => string): Promise<{ map: string; added: number } | null> {
  const { text, map } = await make();
  return finish(text) === code.text ? { map, added: linesOf(code.text) - linesOf(text) } : null;
}

export const positionsOf = ({ map, added }: { map: string; added: number }) => new Positions(JSON.parse(map) as SourceMapJson, added);

const linesOf = (text: string) => text.split("\n").length;

type Kept = { of: string; added: number; /** Of the files that are edited: lines may have moved within the same code. */ stamps: [file: string, stamp: string | null][] };

/** The same, kept from one process to the next; `mayKeep` is asked once it is made. */
export async function keptPositions({ cache, name, root, code, make, mayKeep }: { cache: BuildCache; name: string; root: string; code: Code; make: () => ReturnType<typeof madeAgain>; mayKeep: () => boolean }): Promise<Positions | null> {
  const of = createHash("sha256").update(code.text).digest("hex");
  const kept = cache.recall(name);
  const end = kept?.indexOf("\n") ?? -1;
  const head = kept === null ? null : (JSON.parse(kept.slice(0, end)) as Kept);
  if (head?.of === of && new FileStamps(head.stamps).changed().size === 0) return positionsOf({ added: head.added, map: kept!.slice(end + 1) });
  const begun = Date.now();
  const again = await make();
  if (again === null) return null;
  const stamps = new FileStamps();
  const { sources } = JSON.parse(again.map) as SourceMapJson;
  stamps.cover(sources.filter((source) => source.startsWith(".")).map((source) => resolve(root, "out", source)).filter(isEdited), begun);
  const now: Kept = { of, added: again.added, stamps: stamps.toJSON() };
  if (mayKeep()) cache.remember(name, `${JSON.stringify(now)}\n${again.map}`);
  return positionsOf(again);
}

/** Of the outputs of one script. */
export function mappedOutput(files: { path: string; text: string }[]): Mapped {
  return { text: files.find(({ path }) => !path.endsWith(".map"))!.text, map: files.find(({ path }) => path.endsWith(".map"))!.text };
}
