// One turn of a language model with the tools: it asks for tools, they run on a working copy of the trip,
// and it reads what they came to, until it has answered. What it wrote is made harmless before it is
// shown; what it did is held to what the person asked for, and checked.
import { joined, piecesOf, say, type Piece, type Text } from "../../said";
import type { Language } from "../../words/languages";
import type { Cities, PlanContext } from "../planner/draftTypes";
import { suggestionsFor } from "../planner/respond/suggestions";
import type { Preferences } from "../planner/types";
import { ProviderError, type ChatMessage, type GenerateEvent, type GenerateRequest, type ToolRequest } from "../providers/types";
import { toolDefinitions } from "../tools/registry";
import type { AssistantTurn, EditStep, ThreadMessage, ToolCall, TripState } from "../types";
import { beyondAsked, leavesThePlan } from "./askedFor";
import { newFindings, warningText } from "./findings";
import { openingMessages, rules } from "./prompt";
import { Speech } from "./speech";
import { leaveQuestion, TurnTools } from "./turnTools";
import { unknownNames } from "./unknownNames";
import { WorkingTrip } from "../workingTrip";

/** A model, chosen and paid for by the caller; it may end with a ProviderError. */
export type Generate = (request: Omit<GenerateRequest, "model" | "signal">) => AsyncIterable<GenerateEvent>;

export type ConverseInput = {
  trip: TripState;
  text: string;
  /** What was said before, by anybody of the trip. */
  thread: ThreadMessage[];
  cities: Cities;
  memories: string[];
  preferences: Preferences;
  seed: number;
  /** The asker's; English by default. */
  language?: Language | undefined;
  generate: Generate;
  /** Harmless text for people, as it comes; all of it together is the reply. */
  onText(delta: string): void;
  onTool(card: ToolCall): void;
  /** Mends what the checker finds with the fewest edits; without it faults are only told. */
  repair?: (trip: TripState, context: PlanContext) => { steps: EditStep[]; explanations: Text[] };
};

const MOST_ROUNDS = 8;
const MAX_OUTPUT_TOKENS = 2000;

/**
 * Throws ProviderError only when the model failed before it had said or done anything: the caller may
 * then ask another. A failure later ends the turn with what is done, and the reply says so.
 */
export async function converse(input: ConverseInput): Promise<AssistantTurn> {
  const { trip, text, cities, preferences, seed, language } = input;
  const working = new WorkingTrip(trip);
  const speech = new Speech(input.onText, { request: text, rules });
  const tools = new TurnTools(working, { context: { cities, preferences, seed, language }, request: text, onTool: input.onTool });

  const ended = await talk(input, speech, tools);
  const names = unknownNames(speech.text, working.trip, cities).filter((name) => !tools.unverified.includes(name));

  if (speech.text.trim() === "") speech.add(summaryOf(tools.cards));
  if (ended) speech.add(ended);
  speech.add(leaveQuestion(tools.withheld));
  for (const paragraph of settle(input, working)) speech.add(paragraph);
  speech.add(unverifiedText([...tools.unverified, ...names]));
  return { calls: tools.cards, steps: working.steps(), reply: speech.text, said: speech.pieces, suggestions: suggestionsFor(working.trip, new Map(cities)) };
}

/** Rounds of asking and running tools, until the model has answered; returns why it couldn't, or null. */
async function talk(input: ConverseInput, speech: Speech, tools: TurnTools): Promise<Text | null> {
  const messages: ChatMessage[] = openingMessages(input);
  const definitions = toolDefinitions();
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    let answer: Answer;
    try {
      answer = await listen(input.generate({ messages: messages.slice(), tools: definitions, maxOutputTokens: MAX_OUTPUT_TOKENS }), speech);
    } catch (error) {
      if (!(error instanceof ProviderError)) throw error;
      speech.end();
      if (speech.text.trim() === "" && tools.cards.length === 0) throw error;
      return error.kind === "cancelled" ? say("Stopped. What is done so far stays.") : say("I couldn't finish this answer. What is done so far stays; ask again for the rest.");
    }
    if (answer.requests.length === 0) return answer.cut ? say("This answer became too long and is cut short.") : null;
    messages.push({ role: "assistant", text: answer.text, toolRequests: answer.requests });
    for (const request of answer.requests) messages.push({ role: "tool", requestId: request.id, name: request.name, result: tools.run(request) });
  }
  return say("I stopped here: this took more steps than one answer may. Ask again for the rest.");
}

type Answer = { text: string; requests: ToolRequest[]; cut: boolean };

async function listen(events: AsyncIterable<GenerateEvent>, speech: Speech): Promise<Answer> {
  const answer: Answer = { text: "", requests: [], cut: false };
  for await (const event of events) {
    switch (event.type) {
      case "text":
        answer.text += event.text;
        speech.hear(event.text);
        break;
      case "toolRequest":
        answer.requests.push(event.request);
        break;
      case "end":
        answer.cut = event.reason === "length";
        break;
      case "tokens":
        // Counted by whoever chose the model.
        break;
    }
  }
  speech.pause();
  return answer;
}

/** Checks what the turn has made of the trip; mends or tells what is worse than before. */
function settle({ trip, text, cities, preferences, seed, language, repair }: ConverseInput, working: WorkingTrip): Text[] {
  const context = () => ({ trip: working.trip, cities, preferences, seed, language });
  if (working.steps().length === 0) return [];
  const findings = newFindings(trip, context());
  if (findings.length === 0) return [];
  // What works, but not well, may be just what was asked for; who leaves the plan to us leaves that to us too.
  const mayMend = leavesThePlan(text) || findings.some(({ severity }) => severity === "error");
  const repaired = mayMend ? repair?.(working.trip, context()) : undefined;
  // A fault is no leave to take out or move what people put in.
  if (!repaired || beyondAsked(trip, working.preview(repaired.steps), text).length > 0) return [warningText(findings)];
  working.apply(repaired.steps);
  return [...repaired.explanations, warningText(newFindings(trip, context()))];
}

const summaryOf = (cards: ToolCall[]): Piece[] => joined(cards.map(({ result }) => ["- ", ...piecesOf(result)]), "\n");

function unverifiedText(names: string[]): Text {
  if (names.length === 0) return "";
  const places = [...new Set(names)].map((name) => `**${name}**`);
  return say("Unverified: I don't know {places}. Check that {count, plural, one {it exists before you rely on it} other {they exist before you rely on them}}.", { places, count: places.length });
}
