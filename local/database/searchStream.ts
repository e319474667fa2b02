// The matches of a search one after another, and a page at a time. A page's cursor says where in the ranking
// it ends, so that what comes and goes before it moves nothing behind it.
import { encodeJsonKey, type Key } from "../values/keys";
import { decodeCursor, encodeCursor, fingerprintOf, type Position } from "./page";
import type { Pipeline } from "./queryPlan";
import type { ScanContext } from "./scan";
import { rankedMatches, readMatch, readPastMatches, type Match, type SearchPlan } from "./searchQuery";
import type { Page, PageRequest, QueryStream, SerializedQuery } from "./types";

export class SearchStream implements QueryStream {
  private matches: Match[] | null = null;
  private at = 0;
  private done = false;

  constructor(
    private readonly context: ScanContext,
    private readonly plan: SearchPlan,
    private readonly pipeline: Pipeline,
    private readonly expectOpen: () => void,
  ) {}

  next(): string | null {
    if (this.done) return null;
    this.expectOpen();
    this.matches ??= rankedMatches(this.context, this.plan);
    while (!this.pipeline.full) {
      readPastMatches(this.at);
      const match = this.matches[this.at++];
      if (!match) break;
      const text = readMatch(this.context, this.plan.table, match);
      const verdict = text === null ? "skip" : this.pipeline.accept(text);
      if (verdict === "pass") return text;
      if (verdict === "stop") break;
    }
    this.close();
    return null;
  }

  close(): void {
    this.done = true;
  }
}

export function readSearchPage(context: ScanContext, plan: SearchPlan, pipeline: Pipeline, query: SerializedQuery, request: PageRequest): Page {
  const fingerprint = fingerprintOf(query);
  const after = request.cursor === null ? null : decodeCursor(request.cursor, fingerprint);
  const until = request.endCursor == null ? null : decodeCursor(request.endCursor, fingerprint);
  const answer = (page: string[], isDone: boolean, continueCursor: string): Page => ({ page, isDone, continueCursor, splitCursor: null, pageStatus: null });
  if (after === "end") return answer([], true, request.endCursor ?? request.cursor!);
  const matches = rankedMatches(context, plan);
  const page: string[] = [];
  let end: Position = "end";
  let last: Key = after?.key ?? "";
  for (const [at, match] of matches.entries()) {
    const key = rankKey(match);
    if (after !== null && key <= after.key) continue;
    if (until !== null && until !== "end" && key > until.key) break;
    if (pipeline.full) break;
    if (until === null && page.length >= request.pageSize) {
      end = { key: last };
      break;
    }
    readPastMatches(at + 1);
    const text = readMatch(context, plan.table, match);
    const verdict = text === null ? "skip" : pipeline.accept(text);
    if (verdict === "stop") break;
    if (verdict === "pass") page.push(text!);
    last = key;
  }
  return until === null ? answer(page, end === "end", encodeCursor(end, fingerprint)) : answer(page, until === "end", request.endCursor!);
}

const rankKey = ({ score, creationTime, id }: Match): Key => encodeJsonKey(-score) + encodeJsonKey(-creationTime) + encodeJsonKey(id);
