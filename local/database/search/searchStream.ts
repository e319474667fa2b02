// The matches of a search one after another, and a page at a time. A page's cursor names the last match that it
// read, so that what comes and goes before it moves nothing behind it.
import { encodeJsonKey, type Key } from "../../values/keys";
import { decodeCursor, encodeCursor, fingerprintOf, type Position } from "../queries/page";
import type { Pipeline } from "../queries/queryPlan";
import type { ScanContext } from "../queries/scan";
import { rankedMatches, readMatch, readPastMatches, type Match, type SearchPlan } from "./searchQuery";
import type { Page, PageRequest, QueryStream, SerializedQuery } from "../types";

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
  let at = after === null ? 0 : placeAfter(matches, after.key);
  const stop = until === null || until === "end" ? matches.length : placeAfter(matches, until.key);
  const first = at;
  while (at < stop && !pipeline.full && (until !== null || page.length < request.pageSize)) {
    readPastMatches(at + 1);
    const text = readMatch(context, plan.table, matches[at++]!);
    const verdict = text === null ? "skip" : pipeline.accept(text);
    if (verdict === "stop") break;
    if (verdict === "pass") page.push(text!);
  }
  if (until !== null) return answer(page, until === "end", request.endCursor!);
  const isDone = page.length < request.pageSize || pipeline.full;
  const end: Position = isDone ? "end" : { key: at === first ? (after?.key ?? "") : rankKey(matches[at - 1]!) };
  return answer(page, isDone, encodeCursor(end, fingerprint));
}

const idKey = ({ id }: Match): Key => encodeJsonKey(id);
const rankKey = (match: Match): Key => encodeJsonKey(-match.score) + encodeJsonKey(-match.creationTime) + idKey(match);

/**
 * Behind the match that a cursor names, wherever it ranks now: every write shifts scores a little. Where it is gone,
 * behind what ranked before it.
 */
function placeAfter(matches: Match[], key: Key): number {
  if (key === "") return 0;
  const named = matches.findIndex((match) => key.endsWith(idKey(match)));
  if (named !== -1) return named + 1;
  const next = matches.findIndex((match) => rankKey(match) > key);
  return next === -1 ? matches.length : next;
}
