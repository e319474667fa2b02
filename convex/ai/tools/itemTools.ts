// Tools for one thing of the plan: put in, exchanged, moved or taken out. Places only by the ids we know.
import { endsNextMorning } from "../../dates";
import { destinationsOn } from "../planner/draft/skeleton";
import { insertMeal, insertPlace, moveTo, replaceWith } from "../planner/draft/repairs";
import { listed } from "../planner/draft/wording";
import type { PlanContext } from "../planner/draftTypes";
import type { ActivityFields } from "../types";
import { PLACE_KINDS } from "../../places/types";
import { say } from "../../said";
import { write, written } from "../../words/words";
import { named } from "../../trips/history/stepWords";
import { choice, day, integer, list, optional, text, time, decimal, group } from "./arguments";
import { resolvePlace } from "./resolvePlace";
import { defineTool, fromRepair, problem, type ToolDone } from "./tool";
import { activityOf, daysProblem, inUnits, knownPlace, knownPlaces, moneyOf, unknownActivity, unknownPlace } from "./tripFacts";
import { interests, MEALS } from "./wishes";

const activityId = () => text("Id of an activity of this trip.", 64);
const placeId = () => text("Id of a known place, “<city>/<place>”.", 120);
const days = (description: string) => optional(list(description, day("A day."), 30));
const MODES = ["walk", "bike", "car", "taxi", "bus", "train", "ferry", "flight", "other"] as const;
/** What the description of an item of nobody's knowledge ends with. */
const UNVERIFIED = write("Unverified: not a place that Caravan knows. Check that it exists before you rely on it.");

export const itemTools = [
  defineTool({
    name: "add_place",
    description: "Adds a known place at the best gap of the days given; the assistant's own sights of that day make room if they must.",
    fields: { placeId: placeId(), days: days("Days that will do; any day in that city by default."), at: optional(time("When it shall begin, only if the person said so.")) },
    run(args, context) {
      if (!knownPlace(context, args.placeId)) return unknownPlace(args.placeId);
      return daysProblem(context.trip, args.days ?? []) ?? fromRepair("addActivity", args, insertPlace(context, { placeId: args.placeId, days: args.days ?? [], at: args.at ?? null }));
    },
  }),
  defineTool({
    name: "add_meal",
    description: "Adds a breakfast, lunch or dinner at a place to eat near the way, on the first of the days with room; takes the place of the meal of that kind.",
    fields: {
      meal: choice("Which meal.", MEALS),
      days: list("Days that will do.", day("A day."), 30, 1),
      cuisines: optional(list("What to eat.", text("A cuisine or dish.", 40), 5)),
      at: optional(time("When, only if the person said so.")),
    },
    run: (args, context) =>
      daysProblem(context.trip, args.days) ??
      fromRepair("addActivity", args, insertMeal(context, { meal: args.meal, days: args.days, cuisines: args.cuisines ?? [], what: [...(args.cuisines ?? []), args.meal].join(" "), at: args.at ?? null })),
  }),
  defineTool({
    name: "add_note",
    description: "Adds an item of the people's own that isn't a known place: a booking they have, a friend to meet, an errand. A place that isn't known is kept, marked as unverified.",
    fields: {
      title: text("What it is.", 120),
      description: optional(text("More about it.", 600)),
      type: choice("What kind of thing.", ["sightseeing", "restaurant", "hotel", "transport", "other"]),
      day: optional(day("Which day; the list of ideas by default.")),
      start: optional(time("From.")),
      end: optional(time("Until; before the start it is the next morning.")),
      cost: optional(group("For everybody together.", { amount: integer("Whole units.", 0, 1e9), currency: text("ISO 4217.", 3) })),
      place: optional(group("Where, if it is at a place with a name.", { name: text("Its name.", 120), lat: optional(decimal("Latitude.", -90, 90)), lng: optional(decimal("Longitude.", -180, 180)) })),
      transport: optional(group("Of a journey: by what, and from where to where, airports by their codes where those are known.", { mode: choice("By what.", MODES), number: optional(text("Of the flight or train.", 20)), from: optional(text("Where it leaves.", 120)), to: optional(text("Where it arrives.", 120)) })),
    },
    run: (args, context) => daysProblem(context.trip, args.day ? [args.day] : []) ?? addNote(args, context),
  }),
  defineTool({
    name: "move_activity",
    description: "Moves one activity to the best gap of the days given, at the time said if one is. Booked ones stay.",
    fields: { activityId: activityId(), days: list("Days that will do.", day("A day."), 30, 1), at: optional(time("When it shall begin, only if the person said so.")) },
    run(args, context) {
      if (!activityOf(context.trip, args.activityId)) return unknownActivity(args.activityId);
      return daysProblem(context.trip, args.days) ?? fromRepair("moveActivity", args, moveTo(context, { activityId: args.activityId, days: args.days, at: args.at ?? null }));
    },
  }),
  defineTool({
    name: "replace_activity",
    description: "Exchanges a sight or meal for another known place in about the same time: the one given, or the best that suits the wish.",
    fields: {
      activityId: activityId(),
      placeId: optional(placeId()),
      interests: optional(interests("What the new one is for.")),
      kinds: optional(list("What it is.", choice("A kind of place.", PLACE_KINDS), 6)),
      setting: optional(choice("Where.", ["indoor", "outdoor"])),
      cuisines: optional(list("For meals.", text("A cuisine or dish.", 40), 5)),
      maxPricePerPerson: optional(integer("Whole units of the city's currency.", 0, 1e7)),
    },
    run({ activityId: id, placeId: wanted, maxPricePerPerson, ...wish }, context) {
      const target = activityOf(context.trip, id);
      if (!target) return unknownActivity(id);
      const known = wanted === undefined ? null : knownPlace(context, wanted);
      if (wanted !== undefined && !known) return unknownPlace(wanted);
      const city = context.cities.get(context.trip.destinations.find(({ id: stay }) => stay === target.destinationId)?.citySlug ?? "");
      const most = maxPricePerPerson !== undefined && city ? moneyOf(maxPricePerPerson, city.currency)?.amount : undefined;
      const others = knownPlaces(context.trip, context.cities).flatMap(({ placeId: other }) => (other === wanted ? [] : [other]));
      const result = replaceWith(context, id, { ...wish, ...(known && { words: known.place.name, exclude: others }), ...(most !== undefined && { maxPrice: most }) });
      return fromRepair("replaceActivity", { activityId: id, title: target.title, ...(wanted && { placeId: wanted }), ...wish }, result);
    },
  }),
  defineTool({
    name: "remove_activity",
    description: "Takes activities out of the trip. Only those that the person asked to have removed.",
    fields: { activityIds: list("Which.", activityId(), 20, 1) },
    run({ activityIds }, { trip }) {
      const ids = [...new Set(activityIds)];
      const missing = ids.find((id) => !activityOf(trip, id));
      if (missing !== undefined) return unknownActivity(missing);
      const targets = ids.map((id) => activityOf(trip, id)!);
      const booked = targets.filter(({ locked }) => locked).map(({ title }) => title);
      if (booked.length > 0) return problem(`${listed(booked)} ${booked.length === 1 ? "is" : "are"} booked. Tell the person to change the status first if it shall go.`);
      const names = targets.map(({ title }) => title);
      const edits = ids.map((id) => ({ op: "remove" as const, id }));
      return {
        kind: "done",
        result: { changed: true, removed: names },
        steps: [{ label: say("removed {item}", { item: names.length > 3 ? named(targets) : names }), edits }],
        card: { tool: "removeActivity", args: { titles: names }, result: say("Took out {removed}", { removed: names }) },
      };
    },
  }),
];

/** Its time zone, and of an airport its place, are found as it is stored. */
const stationOf = (name: string | undefined) => (name === undefined ? null : { name, lat: null, lng: null, timeZone: null });

type Note = { title: string; description?: string; type: ActivityFields["type"]; day?: string; start?: string; end?: string; cost?: { amount: number; currency: string }; place?: { name: string; lat?: number; lng?: number }; transport?: { mode: (typeof MODES)[number]; number?: string; from?: string; to?: string } };

/** At a known place it gets that place's id and point; a claimed place that nobody knows is marked and gets neither. */
function addNote(note: Note, { trip, cities, language = "en" }: PlanContext): ToolDone | ReturnType<typeof problem> {
  const { title, description, type, day: date = null, start = null, end = null, cost, place: claim, transport } = note;
  if (transport && type !== "transport") return problem("Only what is of the type transport has a way.");
  const money = cost ? moneyOf(cost.amount, cost.currency) : null;
  if (cost && !money) return problem("That cost's currency isn't one. Use an ISO 4217 code such as EUR.");
  if (start !== null && end !== null && end <= start && !endsNextMorning(start, end) && type !== "hotel" && type !== "transport") return problem("It ends before it starts.");
  if (date === null && (start !== null || end !== null)) return problem("A time needs a day.");
  // A sight, a table or a bed is a place even when the model doesn't say so.
  const name = claim?.name ?? (type === "sightseeing" || type === "restaurant" || type === "hotel" ? title : null);
  const at = claim?.lat !== undefined && claim.lng !== undefined ? { lat: claim.lat, lng: claim.lng } : null;
  const found = name === null ? null : resolvePlace({ name, at }, knownPlaces(trip, cities));
  const unverified = name !== null && !found;
  const here = date === null ? [] : destinationsOn(trip, date);
  const destination = here.find(({ citySlug }) => !found || citySlug === found.city.slug) ?? here.at(-1);
  const activity: ActivityFields = {
    title,
    description: [description, unverified && written(UNVERIFIED, language)].filter(Boolean).join("\n\n"),
    type,
    destinationId: destination?.id ?? null,
    day: date,
    start,
    end,
    cost: money,
    placeId: found?.placeId ?? null,
    lat: found?.place.lat ?? null,
    lng: found?.place.lng ?? null,
    ...(found && { address: found.place.area }),
    meal: null,
    ...(transport && { transport: { ...transport, from: stationOf(transport.from), to: stationOf(transport.to) } }),
  };
  return {
    kind: "done",
    result: { changed: true, verified: unverified ? false : found ? found.placeId : "not a place", ...(unverified && { note: `No known place is called ${name}; it is marked as unverified.` }) },
    steps: [{ label: say("added {item}", { item: title }), edits: [{ op: "add", activity }] }],
    card: { tool: "addActivity", args: { title, ...(date && { day: date }), ...(start && { start }), ...(money && { cost: inUnits(money) }) }, result: unverified ? say("Added {added}, unverified", { added: title }) : say("Added {added}", { added: title }) },
    ...(unverified && { unverified: name }),
  };
}
