// The tools as one turn may use them: on its working trip, no more often than allowed, nothing twice, and
// nothing taken out or changed beyond what the request gives leave to.
import { say, type SaidText, type Text } from "../../said";
import { listed } from "../planner/draft/wording";
import type { PlanContext } from "../planner/draftTypes";
import type { ToolRequest } from "../providers/types";
import { withEvidence } from "../tools/evidence";
import { runTool } from "../tools/registry";
import type { ActivityState, ToolCall } from "../types";
import { beyondAsked } from "./askedFor";
import { asData, rules } from "./prompt";
import { safeArguments } from "./safeText";
import type { Changed, WorkingTrip } from "../workingTrip";

export const MOST_CALLS = 16;
const MOST_LISTED = 60;

export class TurnTools {
  readonly cards: ToolCall[] = [];
  /** Names of places put in although nobody knows them. */
  readonly unverified: string[] = [];
  /** What a tool would have taken out or changed without the person's word; asked about at the end. */
  readonly withheld = new Map<string, ActivityState>();
  private calls = 0;
  private readonly done = new Set<string>();

  constructor(
    private readonly working: WorkingTrip,
    private readonly options: { context: Omit<PlanContext, "trip">; request: string; onTool(card: ToolCall): void },
  ) {}

  /** What the model reads as the result: JSON. Never throws for what a model sends. */
  run({ name, args: given }: ToolRequest): string {
    if (++this.calls > MOST_CALLS) return asData({ error: `No more than ${MOST_CALLS} tools in one turn. Answer with what you have.` });
    const args = safeArguments(given, this.options.request);
    if (rules.isIn(JSON.stringify(args) ?? "")) return asData({ error: "The rules of the assistant don't go into the trip." });
    const key = `${name} ${canonical(args)}`;
    if (this.done.has(key)) return asData({ error: "This very change was made already in this turn; it isn't made twice." });
    const outcome = runTool(name, args, { ...this.options.context, trip: this.working.trip });
    if (outcome.kind === "problem") return asData({ error: outcome.message });
    const { result, steps, card, about, unverified } = outcome;
    if (steps.length > 0) {
      const beyond = beyondAsked(this.working.original, this.working.preview(steps), this.options.request);
      if (beyond.length > 0) return this.withhold(beyond);
      this.done.add(key);
    }
    const before = this.working.trip;
    const changed = this.working.apply(steps);
    for (const shown of withEvidence([{ ...card, result: safeArguments(card.result, "") as SaidText }], { before, after: this.working.trip, cities: this.options.context.cities, about })) {
      this.cards.push(shown);
      this.options.onTool(shown);
    }
    if (unverified) this.unverified.push(unverified);
    return asData(steps.length > 0 ? { ...result, ...summary(changed) } : result);
  }

  private withhold(beyond: ActivityState[]): string {
    for (const activity of beyond) this.withheld.set(activity.id, activity);
    return asData({ error: `Not done: the request doesn't ask to take out or change ${listed(beyond.slice(0, 6).map(({ title }) => title))}. The person is asked about it.` });
  }
}

/** The question that an overreaching turn becomes; empty when nothing was withheld. */
export function leaveQuestion(withheld: ReadonlyMap<string, ActivityState>): Text {
  const names = [...withheld.values()].map(({ title }) => title);
  if (names.length === 0) return "";
  const items = names.length > 6 ? [...names.slice(0, 5), say("{count, number} more", { count: names.length - 5 })] : names;
  return say("That would take out or change {items}, which you didn't ask for, so I left {count, plural, one {it} other {them}} alone. Shall I? Say “yes, remove them all” or what to do with which.", { items, count: names.length });
}

function summary({ added, removed, changed }: Changed): { items: Record<string, unknown> } {
  const row = ({ id, title, day, start, end }: ActivityState) => ({ id, title, day, start, end });
  return { items: { added: added.slice(0, MOST_LISTED).map(row), removed: removed.slice(0, MOST_LISTED).map(({ title }) => title), changed: changed.slice(0, MOST_LISTED).map(row) } };
}

/** Equal for arguments that only differ in the order of their names. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  return `{${Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, entry]) => `${JSON.stringify(name)}:${canonical(entry)}`)
    .join()}}`;
}

