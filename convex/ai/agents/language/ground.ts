// A model's words laid over a finished report, as far as they hold: no figure, place or finding comes from
// the model, nothing is lost, and what it adds of its own is marked unverified.
import { sightWord } from "../../../places/sightNames";
import { readObject } from "../../answer/structuredAnswer";
import { safeForPeople } from "../../converse/safeText";
import { unknownNames } from "../../converse/unknownNames";
import { english, joined, say } from "../../../said";
import { askToAdd } from "../asks";
import type { Candidate } from "../reading";
import { inDays } from "../runAgent";
import type { AgentFinding, AgentInput, AgentReport } from "../types";
import { WORDS, type Words } from "./request";

/** Null for anything but an object of the shape that was asked for. */
export const readWords = (text: string): Words | null => readObject(WORDS, text) as Words | null;

type Ground = { input: AgentInput; candidates: Candidate[]; /** Whether tips of the model's own are wanted. */ mayTip: boolean };

export function groundedReport(report: AgentReport, words: Words, { input, candidates, mayTip }: Ground): AgentReport {
  const all = english(joined([report.headline, ...report.findings.map(({ text }) => text)]));
  const headline = sentence(words.headline);
  return inDays({
    ...report,
    headline: holds(headline, all, input) ? headline : report.headline,
    findings: [...inOrder(report.findings, words, input), ...chosenPlaces(words, candidates, input), ...(mayTip ? words.tips.map(unverified) : [])],
  }, input);
}

/** Every finding of the report, once. Warnings keep their words; the rest takes new ones that say the same figures. */
function inOrder(findings: AgentFinding[], { order, texts }: Words, input: AgentInput): AgentFinding[] {
  const first = [...new Set(order)].filter((number) => number < findings.length);
  const rest = findings.map((_, number) => number).filter((number) => !first.includes(number));
  return [...first, ...rest].map((number) => {
    const finding = findings[number]!;
    const given = texts.find((entry) => entry.finding === number);
    if (!given || finding.kind === "warning") return finding;
    const text = sentence(given.text);
    const told = english(finding.text);
    const isWhole = figuresIn(told).every((figure) => figuresIn(text).includes(figure));
    return isWhole && holds(text, told, input) ? { ...finding, text } : finding;
  });
}

/** Told by what we hold of them; only the reason is the model's, and only while it adds no figure or name. */
function chosenPlaces({ places }: Words, candidates: Candidate[], input: AgentInput): AgentFinding[] {
  const chosen = candidates.filter(({ placeId }) => places.some((one) => one.placeId === placeId));
  return chosen.map(({ place, placeId, beside, minutes }) => {
    const said = say("{place}, {minutes, plural, one {# minute} other {# minutes}} from {item} on {day}: {fact}", { place: sightWord(place), minutes: Math.max(1, minutes), item: beside.title, day: { date: beside.day }, fact: place.fact });
    const why = sentence(places.find((one) => one.placeId === placeId)!.why);
    return { kind: "suggestion", day: beside.day, placeIds: [placeId], text: holds(why, english(said), input) ? joined([said, why]) : said, ask: askToAdd(place, beside.day) };
  });
}

const unverified = (tip: string): AgentFinding => ({ kind: "tip", text: say("Unverified: {tip}", { tip: sentence(tip) }) });

/** Harmless, and ended like a sentence. */
function sentence(text: string): string {
  const safe = safeForPeople(text).replace(/[*_`#]/g, "").replace(/\s+/g, " ").trim();
  return safe === "" || /[.!?]$/.test(safe) ? safe : `${safe}.`;
}

/** Nothing in the text that the source doesn't say: no other figure, no other script, no place that isn't known. */
function holds(text: string, source: string, { trip, cities }: AgentInput): boolean {
  if (text === "") return false;
  const known = figuresIn(source);
  return figuresIn(text).every((figure) => known.includes(figure)) && unknownNames(text, trip, cities).every((name) => source.includes(name));
}

/** Numbers, and words in another than the Latin script: what mustn't change on the way. */
const figuresIn = (text: string): string[] => text.match(/\d+(?:[.,:]\d+)*|(?:(?!\p{Script=Latin})\p{L})+/gu) ?? [];
