// What a rule of extraction is, and the openings that most of them share.
import type { MemoryKind } from "../types";

export type Rule = {
  kind: MemoryKind;
  /** Matched against a clause from its start, in lower case. */
  patterns: readonly RegExp[];
  /** Values in the words of the kind; none when what matched turns out to say nothing that can be kept. */
  values: (match: RegExpExecArray, said: string) => string[];
};

const OFTEN_WORDS = [
  "really", "always", "usually", "generally", "normally", "typically", "absolutely", "just", "simply", "honestly", "both",
  "all", "also", "truly", "strictly", "mostly", "quite", "totally", "particularly", "especially", "rather", "personally", "very much",
];
const OFTEN = `(?:(?:${OFTEN_WORDS.join("|")}) )*`;
/** "I", "we really". */
export const SELF = `(?:i|we) ${OFTEN}`;
/** "I'm", "we are both", "I've been"; "my partner and | I are" is cut in two before it comes here. */
export const AM = `(?:i'm|i am|im|we're|we are|i are|(?:both|all) of us are|i've been|i have been|we've been|we have been) ${OFTEN}`;
export const LIKE = "(?:love|like|adore|enjoy|appreciate|live for|prefer)";
export const HATE = "(?:hate|dislike|detest|loathe|avoid|can't stand|cannot stand|can't bear|(?:don't|do not|dont|never) (?:really |particularly |much )?(?:like|enjoy|care for|do))";
export const CANNOT = "(?:can't|cannot|can not|can hardly|can barely|find it hard to|struggle to|have trouble|have difficulty|am unable to|are unable to)";

/** Several patterns are several ways of saying the same. */
export const rule = (kind: MemoryKind, patterns: string[], values: Rule["values"] | string): Rule => ({
  kind,
  patterns: patterns.map((pattern) => new RegExp(`^${pattern}`)),
  values: typeof values === "string" ? () => [values] : values,
});

/** The first group that matched. */
export const firstGroup = (match: RegExpExecArray): string => match.slice(1).find((group) => group !== undefined) ?? "";
