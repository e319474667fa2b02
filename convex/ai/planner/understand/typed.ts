// What was asked for in the words that it was typed in: answers name things as people do, whatever language the reader reads.
import type { ActivityReference, Intent } from "../types";
import { stemsOf } from "./references";

/** A piece of a message and its English. */
export type Piece = { typed: string; english: string };

const LITTLE = /^(?:mit|und|am|an|im|in|der|die|das|des|dem|den|von|vom|ein|eine|einen|einem|einer|zum|zur|für|&)$/iu;
const FEW_BETWEEN = 2;

/** The pieces of a message that its reader's words come from; undefined where they tell nothing. */
export function typedWords(pieces: Piece[], words: string): string | undefined {
  const wanted = new Set(stemsOf(words));
  const hits = pieces.flatMap(({ english }, index) => {
    const stems = stemsOf(english);
    return stems.length > 0 && stems.every((stem) => wanted.has(stem)) ? [index] : [];
  });
  const [first] = hits;
  if (first === undefined) return undefined;
  const last = hits.at(-1)!;
  const between = pieces.slice(first, last + 1).filter((_, index) => !hits.includes(first + index));
  const chosen = between.length <= FEW_BETWEEN * hits.length && between.every(({ typed }) => LITTLE.test(typed)) ? pieces.slice(first, last + 1) : hits.map((index) => pieces[index]!);
  return chosen.map(({ typed }) => typed.replace(/[.,;:!?]+$/, "")).join(" ");
}

/** The intent with what was typed beside what was read. */
export function withTyped(intent: Intent, pieces: Piece[]): Intent {
  const named = (target: ActivityReference): ActivityReference => {
    const said = typedWords(pieces, target.words);
    return said === undefined ? target : { ...target, said };
  };
  switch (intent.kind) {
    case "replace":
    case "move":
      return { ...intent, target: named(intent.target) };
    case "swapItems":
      return { ...intent, targets: [named(intent.targets[0]), named(intent.targets[1])] };
    case "remove":
      return { ...intent, targets: intent.targets.map(named) };
    case "add": {
      const said = typedWords(pieces, intent.what);
      return said === undefined ? intent : { ...intent, said };
    }
    case "ask": {
      const said = intent.topic === "whyNot" ? typedWords(pieces, intent.text) : undefined;
      return { ...intent, ...(intent.target && { target: named(intent.target) }), ...(said !== undefined && { said }) };
    }
    default:
      return intent;
  }
}
