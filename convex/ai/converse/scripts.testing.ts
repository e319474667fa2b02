// A drafted trip and scripted models for the conversation's tests: a model is a list of rounds, each
// knowing what it was sent.
import { addDays } from "../../dates";
import { applyEdits } from "../planner/draft/applyEdits";
import { draftPlan } from "../planner/draft/draftPlan";
import { activity, citiesOf, dataCities, likes, START, tripTo } from "../planner/draft/trips.testing";
import type { ChatMessage, GenerateEvent } from "../providers/types";
import type { AssistantTurn, ToolCall, TripState } from "../types";
import { converse, type ConverseInput, type Generate } from "./converse";

const all = dataCities();
export const [kyoto, osaka] = ["kyoto", "osaka"].map((slug) => all.find((city) => city.slug === slug)!) as [(typeof all)[number], (typeof all)[number]];
export const cities = citiesOf(kyoto, osaka);
export const preferences = likes();
export const FIRST = START;
export const SECOND = addDays(START, 1);
export const THIRD = addDays(START, 2);

const bare = tripTo([[kyoto, 3], [osaka, 2]], { budget: { amount: 400_000, currency: "EUR" } });
const planned = applyEdits(bare, draftPlan({ trip: bare, cities, preferences, days: "all", keep: [] }).steps.flatMap(({ edits }) => edits));

/** Stored rows have ids of the deployment. */
export const drafted: TripState = { ...planned, activities: planned.activities.map((one, index) => ({ ...one, id: `row${index}` })) };
/** What people have put in, on the list of ideas so that it stands in nothing's way. */
export const OWN = ["Birthday surprise", "Phone call with Anna", "Pick up the bikes", "Laundry", "Write postcards", "Buy stamps"];
export const withOwn: TripState = {
  ...drafted,
  activities: [...drafted.activities, ...OWN.map((title, index) => activity({ id: `own${index}`, title, type: "other", source: "person", destinationId: drafted.destinations[0]!.id }))],
};

export const say = (text: string): GenerateEvent => ({ type: "text", text });
let requests = 0;
export const use = (name: string, args: Record<string, unknown> = {}): GenerateEvent => ({ type: "toolRequest", request: { id: `call-${++requests}`, name, args } });

/** One round's events, made from all messages the model was sent. */
export type Round = GenerateEvent[] | ((messages: ChatMessage[]) => GenerateEvent[]);

/** After its last round it has nothing more to say. */
function scripted(...rounds: Round[]): { generate: Generate; sent: ChatMessage[][] } {
  const sent: ChatMessage[][] = [];
  const generate: Generate = async function* ({ messages }) {
    sent.push(messages);
    const round = rounds[sent.length - 1] ?? [];
    const events = typeof round === "function" ? round(messages) : round;
    yield* events;
    yield { type: "end", reason: events.some(({ type }) => type === "toolRequest") ? "tools" : "stop" };
  };
  return { generate, sent };
}

export type Played = { turn: AssistantTurn; heard: string; shown: ToolCall[]; sent: ChatMessage[][]; after: TripState };

/** A turn with a scripted model, and all that came out of it. */
export async function play(rounds: Round[], said: Partial<ConverseInput> = {}): Promise<Played> {
  const { generate, sent } = scripted(...rounds);
  let heard = "";
  const shown: ToolCall[] = [];
  const trip = said.trip ?? drafted;
  const turn = await converse({
    trip, text: "Help us with the plan", thread: [], cities, memories: [], preferences, seed: 1, generate,
    onText: (delta) => void (heard += delta),
    onTool: (card) => void shown.push(card),
    ...said,
  });
  return { turn, heard, shown, sent, after: turn.steps.reduce((state, step) => applyEdits(state, step.edits), trip) };
}

/** The results of tools that a model was sent last, parsed. */
export const resultsIn = (messages: ChatMessage[]): Record<string, unknown>[] =>
  messages.flatMap((message) => (message.role === "tool" ? [JSON.parse(message.result) as Record<string, unknown>] : []));
