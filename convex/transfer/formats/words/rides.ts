// Trains, coaches and ferries in the words of a confirmation: from where to where, when. Pure.
import { stationNamed } from "../../airports";
import { item, leastSure } from "../../items";
import type { ReadItem } from "../../types";
import type { Language } from "../../../words/languages";
import { daysIn, timesIn } from "./dates";
import { codeIn, priceIn } from "./shared";

const MODES: [NonNullable<ReadItem["transport"]>["mode"], RegExp][] = [
  ["train", /\b(train|rail|railway|shinkansen|eurostar|tgv|ice|ave|thalys|zug|bahn|sncf|trenitalia|italo|amtrak)\b/i],
  ["ferry", /\b(ferry|f[äa]hre|ferries|sailing|boat)\b/i],
  ["bus", /\b(bus|coach|flixbus)\b/i],
];
const ROUTE = /^[ \t]*(?:route|journey|trip|reise)?[ \t]*:?[ \t]*([\p{L}][\p{L}\p{M}.'’ ()-]{2,60}?)\s*(?:→|->|–>|\s[–—-]\s|\sto\s)\s*([\p{L}][\p{L}\p{M}.'’ ()-]{2,60})$/iu;
const FROM = /^[ \t]*(?:from|von|de|desde|da|departure|departs?)[ \t]*:[ \t]*(.{3,80})$/i;
const TO = /^[ \t]*(?:to|nach|à|hasta|a|arrival|arrives?)[ \t]*:[ \t]*(.{3,80})$/i;
const NUMBER = /\b(?:train|zug|service|no\.?|number)\s*:?\s*((?:ICE|TGV|AVE|IC|EC|RJ|EST|ES)?\s?\d{2,5})\b|\b((?:ICE|TGV|AVE|IC|EC|RJX?|Nozomi|Hikari|Kodama)\s?\d{1,5})\b/i;

export function ridesIn(lines: readonly string[], language: Language): ReadItem[] {
  const whole = lines.join("\n");
  const mode = MODES.find(([, pattern]) => pattern.test(whole))?.[0];
  if (!mode) return [];
  const code = codeIn(whole);
  const cost = priceIn(lines);
  const routes = lines.flatMap((line, index) => {
    const match = ROUTE.exec(line);
    return match ? [{ from: match[1]!.trim(), to: match[2]!.trim(), index }] : [];
  });
  const [from, to] = [lines.findIndex((line) => FROM.test(line)), lines.findIndex((line) => TO.test(line))];
  if (routes.length === 0 && from !== -1 && to !== -1) {
    routes.push({ from: stripped(FROM.exec(lines[from]!)![1]!), to: stripped(TO.exec(lines[to]!)![1]!), index: Math.min(from, to) });
  }
  const items = routes.flatMap((route, at) => {
    const until = routes[at + 1]?.index ?? lines.length;
    const block = lines.slice(route.index, Math.min(until, route.index + 12)).join("\n");
    const above = lines.slice(Math.max(0, route.index - 4), route.index).join("\n");
    const days = daysIn(block);
    const day = days[0] ?? daysIn(above).at(-1) ?? daysIn(whole)[0];
    if (!day) return [];
    const times = timesIn(block);
    const number = NUMBER.exec(block)?.slice(1).find(Boolean)?.trim();
    const endDay = days.find((other) => other.day > day.day)?.day;
    return [
      item({
        title: `${route.from} → ${route.to}`,
        type: "transport",
        line: route.index + 1,
        day: day.day,
        start: times[0]?.time ?? null,
        end: times[1]?.time ?? null,
        ...(endDay && { endDay }),
        ...(code && { code }),
        transport: { mode, ...(number && { number }), from: stationNamed(route.from, language), to: stationNamed(route.to, language) },
        certainty: leastSure(day.certainty, times.length >= 2 ? "sure" : "likely"),
      }),
    ];
  });
  return items.map((read, index) => (index === 0 && cost ? { ...read, cost } : read));
}

/** A station without the time that stands beside it. */
const stripped = (text: string): string => {
  const cut = Math.min(...[daysIn(text)[0]?.index, timesIn(text)[0]?.index].map((at) => at ?? Infinity), text.length);
  return text.slice(0, cut).replace(/[\s,(–-]+$/, "").trim() || text.trim();
};
