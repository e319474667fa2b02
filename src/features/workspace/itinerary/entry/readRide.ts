// What a jotted line says of a journey: by what, and for a flight its number and from where to where. "Flug LH 1166 nach Lissabon". Where an airport
// lies and by which clock, the server says. Pure.
import { cached } from "../../../../i18n/formats";
import type { Activity } from "../../useItinerary";
import { writtenStation } from "../sheet/placeFields";
import { anyOf, whole, wordsOf, type Words } from "./entryWords";

type Transport = NonNullable<Activity["transport"]>;
type Mode = keyof Words["rides"];

const NUMBER = /(?<![\p{L}\d])([A-Z]{2}|[A-Z]\d|\d[A-Z])[ \u00a0]?(\d{1,4})(?![\p{L}\d])/u;
/** A route in codes is a flight's, whatever else the line says. */
const CODES = /(?<![\p{L}\d])([A-Z]{3})\s*(?:-|–|—|→|->|>|\/|to|nach)\s*([A-Z]{3})(?![\p{L}\d])/u;
const MOST_NAME = 120;

const patterns = cached((language: string) => {
  const words = wordsOf(language);
  const [from, to] = [anyOf(words.leaving), anyOf(words.goingTo)];
  return {
    rides: (Object.keys(words.rides) as Mode[]).map((mode) => ({ mode, word: whole(words.rides[mode]) })),
    flight: whole(words.rides.flight),
    bothEnds: new RegExp(`(?<!\\p{L})(?:${from} )(.+?) ${to} (.+)`, "iu"),
    dash: /^(.+?)\s+(?:-|–|—|→|->|>)\s+(.+)$/u,
    between: new RegExp(`^(.+?) ${to} (.+)$`, "iu"),
    to: new RegExp(`(?<!\\p{L})${to} (.+)`, "iu"),
    from: new RegExp(`(?<!\\p{L})${from} (.+)`, "iu"),
  };
});

/** Null where the title is no journey. `transport` is null where nobody can tell by what. */
export function readRide(title: string, language: string): { transport: Transport | null } | null {
  const { rides, flight } = patterns(language);
  const found = rides.map(({ mode, word }) => ({ mode, at: title.search(word) })).filter(({ at }) => at >= 0).sort((a, b) => a.at - b.at)[0];
  const isFlown = found?.mode === "flight" || (CODES.test(title) && (!found || flight.test(title)) && NUMBER.test(title));
  if (isFlown) return { transport: flightIn(title, language) };
  if (!found) return null;
  return { transport: found.mode === "other" ? null : { mode: found.mode, from: null, to: null } };
}

function flightIn(title: string, language: string): Transport {
  const { flight, bothEnds, dash, between, to, from } = patterns(language);
  const number = NUMBER.exec(title);
  const codes = CODES.exec(title);
  const rest = title.replace(NUMBER, " ").replace(flight, " ").replace(/\s+/g, " ").trim();
  const both = codes ?? bothEnds.exec(rest) ?? dash.exec(rest) ?? between.exec(rest);
  const ends = both ? [both[1]!, both[2]!] : [from.exec(rest)?.[1] ?? "", to.exec(rest)?.[1] ?? ""];
  const [leaves, arrives] = ends.map((name) => writtenStation(tidy(name)));
  return { mode: "flight", ...(number && { number: `${number[1]} ${number[2]}` }), from: leaves ?? null, to: arrives ?? null };
}

/** What follows a comma or stands in brackets, except for a code, is no name. */
const tidy = (name: string) => name.replace(/\((?![A-Z]{3}\)).*|[,;:].*$/u, "").replace(/^[\s–—-]+|[\s–—-]+$/g, "").slice(0, MOST_NAME);
