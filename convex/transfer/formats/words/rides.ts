// Trains, coaches and ferries in the words of a confirmation: from where to where, when. Stops with their times, one a line or a table of
// them, come first; else a route on a line with the times around it. Pure.
import { addDays } from "../../../dates";
import { isAirport, stationNamed } from "../../airports";
import { item } from "../../items";
import type { ReadItem } from "../../types";
import type { Language } from "../../../words/languages";
import { daysIn, nearestDay, timesIn, type FoundDay } from "./dates";
import { segmentsOf, type Segment } from "./segments";
import { codeIn, priceIn } from "./shared";
import { placeIn, routeIn, stopsIn, type Stop } from "./stops";

type Mode = NonNullable<ReadItem["transport"]>["mode"];
const MODES: [Mode, RegExp][] = [
  ["train", /\b(train|rail|railway|railcard|shinkansen|eurostar|tgv|ave|thalys|zug|bahn|bahnhof|hbf|gleis|sncf|trenitalia|italo|amtrak|nightjet|[öo]bb|sbb|smartex|nozomi|hikari|kodama|frecciarossa|frecciargento|frecciabianca|intercity|renfe|alvia|avlo|iryo|avanti|lner|gwr|crosscountry|trainline|comboio|alfa pendular|treno|trein|tren|billet de train|\d changes?)\b|\b(?:ICE|RJX?|NJ|TGV) \d/i],
  ["ferry", /\b(ferry|f[äa]hre|ferries|ship|vessel|sailing|boat|traghetto|traghetti|barco|nave|veerboot|catamar[aá]n|dfds|stena line|tt-line|tallink|viking line|color line|jadrolinija)\b/i],
  ["bus", /\b(bus|coach|flixbus|fernbus|zob)\b/i],
];
const NUMBER = /\b((?:ICE|ICE? ?L|IC|EC|ECE|TGV(?: INOUI)?|OUIGO|AVE|AVLO|ALVIA|Freccia(?:rossa|rgento|bianca)|RJX?|NJ|EN|EST|ES|RE|RB|IR|TER|Nozomi|Hikari|Kodama|Sakura|Mizuho|Hayabusa|Italo|Eurostar|Alfa Pendular|Intercidades|FlixBus|FlixTrain)\s?[A-Z]?\d{1,5})\b|\b(?:train|zug|service|treno|tren|trein|comboio)\s*:?\s*(?:no\.?|number)?\s*(\d{2,5})\b/i;
const MOST_LINES = 1000;
const MOST_RIDES = 60;
const BLOCK = 12;

const FLIES = /\bflights?\b|\bfl[uü]ge?\b/i;

/** Between two airports by their codes. */
const isByAir = ({ from, to }: Leg): boolean => [from, to].every(({ place }) => isAirport(/^\(?([A-Z]{3})\b/.exec(place)?.[1] ?? ""));

type Leg = { from: Stop; to: Stop; lines: string; index: number };

/** `plain`: places and hours that don't say that one leaves there count too; in a mail on something else they are anything. */
export function ridesIn(lines: readonly string[], language: Language, plain: boolean): ReadItem[] {
  const read = lines.slice(0, MOST_LINES);
  const whole = read.join("\n");
  const mode = MODES.find(([, pattern]) => pattern.test(whole))?.[0];
  const code = codeIn(whole);
  const cost = priceIn(lines);
  const items = segmentsOf(read).flatMap((segment) => {
    const legs = legsOf(read, segment, mode !== undefined, plain);
    return legs.flatMap((leg) => ride(read, segment, leg, { mode: mode ?? (FLIES.test(whole) && isByAir(leg) ? "flight" : "other"), only: legs.length === 1, language }) ?? []);
  });
  const rides = [...new Map(items.slice(0, MOST_RIDES).map((found) => [`${found.title} ${found.day} ${found.start}`, found])).values()];
  return rides.map((found, index) => ({ ...found, ...(code && { code }), ...(index === 0 && cost && { cost }) }));
}

function legsOf(lines: readonly string[], { from, until }: Segment, known: boolean, plain: boolean): Leg[] {
  const stops = lines.slice(from, until).flatMap((line, at) => stopsIn(line, from + at));
  const placed = paired(stops.filter(({ place, role }) => place !== "" && ((known && plain) || role !== null)));
  if (placed.length > 0) {
    return placed.map(([start, end], at) => {
      const next = placed[at + 1]?.[0].index ?? until;
      // Stations and times may have lines of their own.
      const timed = (stop: Stop): Stop => {
        const clock = stop.time === null && stops.find((other) => other.place === "" && other.role === stop.role && other.index > start.index && other.index < next);
        return clock ? { ...stop, time: clock.time, day: stop.day ?? clock.day, plus: clock.plus } : stop;
      };
      // Its number may stand beside its stops, below them, or above the first.
      const around = [...lines.slice(start.index, Math.min(next, placed[at + 1] ? next : end.index + 4)), ...(at === 0 ? lines.slice(from, start.index) : [])];
      return { from: timed(start), to: timed(end), index: start.index, lines: around.join("\n") };
    });
  }
  const routes = known ? lines.slice(from, until).flatMap((line, at) => routeIn(line, from + at) ?? []) : [];
  return routes.map(({ from: start, to: end }, at) => {
    const block = lines.slice(start.index, Math.min(routes[at + 1]?.from.index ?? until, start.index + BLOCK));
    const own = stops.filter(({ index }) => index >= start.index && index < start.index + block.length);
    const times = timesIn(block.join("\n"));
    const [leaves, comes] = [own.find(({ role }) => role === "from"), own.find(({ role }) => role === "to")];
    const days = daysIn(block.join("\n"));
    const day = leaves?.day ?? days[0] ?? null;
    return {
      index: start.index,
      // As above: the number of the first may stand before it.
      lines: [...block, ...(at === 0 ? lines.slice(from, start.index) : [])].join("\n"),
      from: { ...start, time: start.time ?? leaves?.time ?? times[0]?.time ?? null, day },
      to: { ...end, time: end.time ?? comes?.time ?? times[1]?.time ?? null, plus: comes?.plus ?? 0, day: comes?.day ?? days.find((other) => day !== null && other.day > day.day && other.day <= addDays(day.day, 2)) ?? null },
    };
  });
}

/** Each place where one gets on with the next where one gets off. */
function paired(stops: Stop[]): [Stop, Stop][] {
  const pairs: [Stop, Stop][] = [];
  let open: Stop | null = null;
  for (const stop of stops) {
    const isEnd: boolean = open !== null && stop.role !== "from" && (stop.role === "to" || open.role === null) && stop.index - open.index <= 4 && stop.place !== open.place;
    if (isEnd) {
      pairs.push([open!, stop]);
      open = null;
    } else if (stop.role !== "to") open = stop;
  }
  return pairs;
}

function ride(lines: readonly string[], { from, until, back }: Segment, leg: Leg, { mode, only, language }: { mode: Mode; only: boolean; language: Language }): ReadItem | null {
  const above = nearestDay(lines.slice(from, leg.index + 1).join("\n"), back);
  const near: FoundDay | undefined = above ?? daysIn(lines.slice(leg.index, until).join("\n"))[0];
  const day = leg.from.day ?? near ?? nearestDay(lines.slice(0, leg.index).join("\n"), back) ?? daysIn(lines.join("\n"))[0];
  if (!day) return null;
  const own = leg.from.day !== null || (only && near !== undefined);
  const endDay = leg.to.day && leg.to.day.day > day.day ? leg.to.day.day : leg.to.plus > 0 ? addDays(day.day, leg.to.plus) : undefined;
  const number = NUMBER.exec(leg.lines)?.slice(1).find(Boolean)?.trim();
  const saysAll = own && leg.from.time !== null && leg.to.time !== null && mode !== "other";
  return item({
    title: `${leg.from.place} → ${leg.to.place}`,
    type: "transport",
    line: leg.index + 1,
    day: day.day,
    start: leg.from.time,
    end: leg.to.time,
    ...(endDay && { endDay }),
    transport: { mode, ...(number && { number }), from: stationNamed(placeIn(leg.from.place), language), to: stationNamed(placeIn(leg.to.place), language) },
    certainty: day.certainty === "unsure" ? "unsure" : saysAll ? day.certainty : "likely",
  });
}
