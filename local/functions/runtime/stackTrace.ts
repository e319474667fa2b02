// Where an error happened, as Convex tells it: "    at handler (../convex/messages.ts:10:10)", a line for each frame that is the
// project's own or of a package. Nothing is looked up before an error is to be told.
import { basename } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import type { Positions } from "../build/positions";
import { codeOf } from "../build/script";
import { mapped, positionsIn } from "../build/sourceMaps";

type Place = { file: string; line: number; column: number };

type Frame = {
  typeName: string | null;
  functionName: string | null;
  methodName: string | null;
  /** Null for what is built in. */
  place: Place | null;
  /** Where its function begins. */
  begins: { line: number; column: number } | null;
  isConstructor: boolean;
  isAsync: boolean;
  /** Of a `Promise.all`: which of its promises. */
  promiseIndex: number | null;
};

type Site = NodeJS.CallSite & { isAsync(): boolean; isPromiseAll(): boolean; getPromiseIndex(): number | null; getEnclosingLineNumber?(): number; getEnclosingColumnNumber?(): number };

/** How long an answer may wait until it is known where code came from: of large projects, the first may. */
const PATIENCE_TURNS = 30;
const TURN_MS = 100;

/** The client library's own, which developers have no use for. */
const INTERNAL = /convex\/(src|dist\/(esm|cjs))\/server\/impl\//;

/** Lines, each with its end; "" where nothing is known, or, unless it `waits`, isn't yet. */
export async function traceOf(error: unknown, waits = true): Promise<string> {
  if (!(error instanceof Error)) return "";
  try {
    const frames = framesOf(error);
    const waiting = new Set(frames.flatMap(({ place }) => (place && codeOf(place.file)) ?? []).filter((code) => positionsIn(code) === undefined));
    const known = Promise.all([...waiting].map(mapped));
    if (waits && waiting.size > 0) await patiently(known);
    return located(frames).map((frame) => `    at ${shown(frame)}\n`).join("");
  } catch {
    return "";
  }
}

async function patiently(work: Promise<unknown>): Promise<void> {
  let isOver = false;
  const over = work.then(() => (isOver = true));
  // By turns: a process that is stopped for a while has not waited.
  for (let turn = 0; turn < PATIENCE_TURNS && !isOver; turn++) await Promise.race([over, after(TURN_MS, null, { ref: false })]);
}

/** Of whoever has called `below`. */
export function stackHere(below: (...args: never[]) => unknown): Error {
  const here = new Error();
  Error.captureStackTrace(here, below);
  return here;
}

/** Of errors whose stack somebody has read. */
const taken = new WeakMap<Error, Frame[]>();

/** As the process had them before there were functions: they share its `Error`. */
let before: { prepare: typeof Error.prepareStackTrace; limit: number } | null = null;

/** From now on `error.stack` says of functions' errors where in the project they happened, and nothing of what is below it. */
export function tellOwnStacks(): void {
  before ??= { prepare: Error.prepareStackTrace, limit: Error.stackTraceLimit };
  restoreError();
}

/** Undoes what a function has set on `Error`, for all. */
export function restoreError(): void {
  if (Error.prepareStackTrace !== prepare) Error.prepareStackTrace = prepare;
  if (before && Error.stackTraceLimit !== before.limit) Error.stackTraceLimit = before.limit;
}

function prepare(error: Error, sites: NodeJS.CallSite[]): unknown {
  try {
    const frames = (sites as Site[]).map(frameOf);
    taken.set(error, frames);
    if (frames.some(isBundled)) return `${String(error)}\n${linesNow(frames).join("\n")}`;
  } catch {
    // Some objects can't be asked what they are.
  }
  return before?.prepare ? (before.prepare(error, sites) as unknown) : [String(error), ...sites.map(String)].join("\n    at ");
}

const isBundled = ({ place }: Frame) => place !== null && codeOf(place.file) !== null;

/** By what is known already: whoever reads a stack can't wait. */
function linesNow(frames: Frame[]): string[] {
  const own = frames.filter(isBundled);
  const codes = new Set(own.map(({ place }) => codeOf(place!.file)!));
  for (const code of codes) if (positionsIn(code) === undefined) void mapped(code);
  const known = located(frames);
  return (known.length > 0 ? known : own).map((frame) => `    at ${shown(frame)}`);
}

/** The files that an error came through, the deployment's own too. */
export const filesOf = (error: Error): string[] => framesOf(error).flatMap(({ place }) => place?.file ?? []);

function framesOf(error: Error): Frame[] {
  const set = Error.prepareStackTrace;
  Error.prepareStackTrace = prepare;
  let text: unknown;
  try {
    text = error.stack;
  } finally {
    Error.prepareStackTrace = set;
  }
  const frames = taken.get(error) ?? framesIn(String(text));
  taken.set(error, frames);
  return frames;
}

function frameOf(site: Site): Frame {
  const [file, line, column] = [site.getFileName(), site.getLineNumber(), site.getColumnNumber()];
  const [begins, at] = [site.getEnclosingLineNumber?.(), site.getEnclosingColumnNumber?.()];
  return {
    typeName: site.getTypeName(),
    functionName: site.getFunctionName(),
    methodName: site.getMethodName(),
    place: file == null || line === null || column === null ? null : { file, line, column },
    begins: begins == null || at == null ? null : { line: begins, column: at },
    isConstructor: site.isConstructor(),
    isAsync: site.isAsync(),
    promiseIndex: site.isPromiseAll() ? site.getPromiseIndex() : null,
  };
}

const LINE = /^ {4}at (async )?(new )?(?:(.+?) (?:\[as .+\] )?\()?([^()]+):(\d+):(\d+)\)?$/;

/** Of a stack that somebody has read before: what it says of files. */
function framesIn(stack: string): Frame[] {
  return stack.split("\n").flatMap((text) => {
    const [, isAsync, isNew, name, file, line, column] = LINE.exec(text) ?? [];
    if (file === undefined) return [];
    const functionName = name?.replace(/^Object\./, "") ?? null;
    return [{ typeName: null, functionName, methodName: null, place: { file, line: Number(line), column: Number(column) }, begins: null, isConstructor: isNew !== undefined, isAsync: isAsync !== undefined, promiseIndex: null }];
  });
}

/** By the files that they come from; without those of the deployment itself. */
function located(frames: Frame[]): Frame[] {
  const places = frames.map(placed);
  // What is built in is told where the project's own code has called it.
  const isKept = (i: number): boolean => i < frames.length && (frames[i]!.place === null ? isKept(i + 1) : places[i] !== null);
  const kept = frames.flatMap((frame, i) => (isKept(i) ? [places[i] ?? frame] : []));
  const first = kept.findIndex((frame) => !isInternal(frame));
  const last = kept.findLastIndex((frame) => !isInternal(frame));
  return first === -1 ? [] : kept.slice(first, last + 1);
}

const isInternal = ({ place }: Frame) => place !== null && INTERNAL.test(place.file);

function placed(frame: Frame): Frame | null {
  const { place } = frame;
  const code = place && codeOf(place.file);
  const positions = code && positionsIn(code);
  const found = positions && positions.find(place!.line, place!.column);
  if (!found || found.source.startsWith("entry:")) return null;
  const named = isModule(frame, found.source) ? NAMELESS : { functionName: nameIn(frame, positions) };
  return { ...frame, ...named, place: { file: found.source, line: found.line, column: found.column } };
}

const NAMELESS = { typeName: null, functionName: null, methodName: null };

/** What runs as a module does is, in the code, a function called as its file, or the whole script's. */
function isModule({ functionName, begins }: Frame, source: string): boolean {
  return functionName !== null && (basename(functionName) === basename(source) || (functionName === "run" && begins?.line === 1));
}

function nameIn({ functionName, begins }: Frame, positions: Positions): string | null {
  return functionName !== null && begins ? positions.nameOf(functionName, begins.line, begins.column) : functionName;
}

/** As the real runtime writes it, whose words differ a little from V8's own. */
function shown({ typeName, functionName, methodName, place, isConstructor, isAsync, promiseIndex }: Frame): string {
  const async = isAsync ? "async " : "";
  if (promiseIndex !== null) return `${async}Promise.all (index ${promiseIndex})`;
  const at = place ? `${place.file}:${place.line}:${place.column}` : "<anonymous>";
  if (isConstructor) return `${async}new ${functionName ?? "<anonymous>"} (${at})`;
  if (functionName === null) return `${async}${typeName === null ? "" : `${typeName}.`}${methodName ?? "<anonymous>"} (${at})`;
  const type = typeName !== null && functionName.startsWith(typeName) ? `${typeName}.` : "";
  const as = methodName !== null && functionName.endsWith(methodName) ? ` [as ${methodName}]` : "";
  return `${async}${type}${functionName}${as} (${at})`;
}
