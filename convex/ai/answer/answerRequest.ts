// How a request is answered: from what was said before when that fits, by a language model when one may
// be asked, else by the built-in planner, which is always there. All of it is plain data in and out.
import type { CacheAddress, CachedAnswer } from "../cache/schema";
import { questionAddress } from "../cache/address";
import { embedText } from "../memory/embedText";
import type { GroupPreferences } from "../memory/wishes";
import { DEFAULT_PREFERENCES, type Cities } from "../planner/draftTypes";
import { respond } from "../planner/respond/respond";
import { statedPreferences } from "../planner/respond/memory";
import { understand } from "../planner/understand/understand";
import { classifyRequest } from "../router/classify";
import { english, joined, sentence, type Said } from "../../said";
import type { Language } from "../../words/languages";
import type { WorkerAnswer } from "../model";
import type { AssistantTurn, ThreadMessage, TripState } from "../types";
import { BUILTIN_MODEL, type UsageAttempt } from "../usage/schema";
import { planAddress, withIds, withoutIds } from "./cachedPlan";
import type { Follow } from "./follow";
import { modelAnswer, type Models } from "./modelAnswer";
import { questionKind, speaksOfTrip, withoutPlan } from "./question";

export type AnswerInput = {
  trip: TripState;
  text: string;
  thread: ThreadMessage[];
  cities: Map<string, NonNullable<ReturnType<Cities["get"]>>>;
  /** Of the person who asks, in their own words. */
  memories: string[];
  /** Of everybody in the trip. */
  group: GroupPreferences;
  /** To be said with the answer: a budget that is nearly or wholly used up. */
  notice: Said | string | null;
  seed: number;
  /** Of the person who asks; English by default. */
  language?: Language | undefined;
  /** Where the person who asks usually flies from, "Berlin (BER)"; the built-in planner's alone to know. */
  origin?: string | undefined;
};

export type AnswerPorts = {
  /** Null when none is configured, or no more may be spent. */
  models: Models | null;
  lookup(address: CacheAddress): Promise<CachedAnswer | null>;
  store(address: CacheAddress, answer: CachedAnswer): Promise<unknown>;
  /** Every call once, cached answers and the planner's own included. */
  keep(attempts: UsageAttempt[]): Promise<unknown>;
  follow: Follow;
};

/** Throws ProviderError `cancelled` when it was stopped meanwhile. */
export async function answerRequest(input: AnswerInput, ports: AnswerPorts): Promise<WorkerAnswer> {
  const answer = (ports.models && (await byModel(input, ports.models, ports))) ?? (await byPlanner(input, ports));
  if (!input.notice) return answer;
  const said = joined([answer.said ?? answer.reply, typeof input.notice === "string" ? { message: input.notice } : input.notice], "\n\n");
  return { ...answer, reply: english(said), said };
}

async function byModel(input: AnswerInput, models: Models, ports: AnswerPorts): Promise<WorkerAnswer | null> {
  const { trip, text, thread, group } = input;
  const address = await addressOf(input);
  const known = address && (await ports.lookup(address));
  if (known) {
    await ports.keep([freeCall(known.model, text, { cacheHit: true, totalMs: 0 })]);
    return { ...(JSON.parse(known.answer) as AssistantTurn), answeredBy: { model: known.model, cached: true } };
  }
  ports.follow.progress(sentence("Thinking it over"));
  const wishes = group.wishes.map(({ said }) => english(said));
  // An answer that others may be given is made without this trip's plan and people, so that it can't tell of them.
  const asked = address
    ? { ...input, trip: withoutPlan(trip), thread: [], memories: [], preferences: DEFAULT_PREFERENCES }
    : { ...input, memories: [...input.memories, ...wishes], preferences: statedPreferences(trip, thread, { kind: "unclear", text: "" }, group.preferences) };
  const { answer, attempts } = await modelAnswer(asked, models, ports.follow);
  await ports.keep(attempts);
  if (!answer) {
    ports.follow.restart(sentence("Planning it myself"));
    return null;
  }
  const { turn, model } = answer;
  if (address && turn.steps.length === 0) await ports.store(address, { answer: JSON.stringify(turn), sources: [], model });
  return { ...turn, answeredBy: { model, cached: false } };
}

/** Where a question's answer may be kept for others; null for anything that is about this trip or these people. */
async function addressOf({ trip, text, memories, group, language = "en" }: AnswerInput): Promise<CacheAddress | null> {
  const known = [...memories, ...group.wishes.map(({ said }) => english(said))];
  if (classifyRequest(text) !== "simple" || speaksOfTrip(text, trip)) return null;
  return questionAddress({
    text,
    kind: questionKind(text),
    context: { cities: trip.destinations.map(({ name, countryCode }) => `${countryCode} ${name}`), language, month: trip.startDate.slice(0, 7) },
    memories: known,
    embed: embedText,
  });
}

async function byPlanner(input: AnswerInput, ports: AnswerPorts): Promise<WorkerAnswer> {
  const { trip, text, thread, group, language } = input;
  const begun = Date.now();
  const intents = understand(text, trip, thread, language);
  const notes = [...group.wishes.filter(({ kind }) => kind === "diet" || kind === "mobility"), ...group.conflicts].map(({ said }) => said);
  const preferences = intents[0] && statedPreferences(trip, thread, intents[0], group.preferences, language);
  // What is said of the people with a plan is theirs.
  const address = preferences && notes.length === 0 ? await planAddress(trip, intents, preferences, language) : null;
  const known = address && (await ports.lookup(address));
  const turn = known ? withIds(known.answer, trip) : respond({ ...input, remembered: { preferences: group.preferences, notes } });
  await ports.keep([freeCall(BUILTIN_MODEL, text, { cacheHit: known !== null, totalMs: known ? 0 : Date.now() - begun })]);
  if (address && !known) await ports.store(address, { answer: withoutIds(turn, trip), sources: [], model: BUILTIN_MODEL });
  return { ...turn, answeredBy: { model: BUILTIN_MODEL, cached: known !== null } };
}

/** An answer that no provider was asked for. */
const freeCall = (model: string, text: string, { cacheHit, totalMs }: { cacheHit: boolean; totalMs: number }): UsageAttempt => ({
  model,
  kind: classifyRequest(text),
  keyOwner: "deployment",
  startedAt: Date.now(),
  outcome: "ok",
  checked: false,
  retryAfterMs: null,
  tokens: { input: 0, cachedInput: 0, output: 0 },
  costUsd: 0,
  firstEventMs: null,
  totalMs,
  cacheHit,
});
