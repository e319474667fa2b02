import { describe, expect, it } from "vitest";
import { addDays } from "../../dates";
import { checkPlan } from "../planner/checker/checkPlan";
import { activity } from "../planner/draft/trips.testing";
import { ProviderError, type GenerateEvent } from "../providers/types";
import type { EditStep } from "../types";
import { drafted, cities, FIRST, kyoto, play, preferences, resultsIn, say, SECOND, THIRD, use, withOwn, type Round } from "./scripts.testing";

const unused = kyoto.places.filter(({ id, kind }) => kind !== "eating" && kind !== "dayTrip" && !drafted.activities.some(({ placeId }) => placeId === `kyoto/${id}`));
const sight = drafted.activities.find(({ day, type }) => day === SECOND && type === "sightseeing")!;
/** With room on the second day. */
const roomy = { ...drafted, activities: drafted.activities.filter(({ day, type }) => day !== SECOND || type === "hotel") };
const originalIds = new Set(drafted.activities.map(({ id }) => id));
const note = (said: Record<string, unknown> = {}) => use("add_note", { title: "Walk with Anna", type: "other", day: SECOND, ...said });
const itemsOf = (result: Record<string, unknown>) => result.items as Record<"added" | "removed" | "changed", { id: string; title: string }[]>;

/** What the database gets may name only rows that exist there. */
const strangers = (steps: EditStep[]) => steps.flatMap(({ edits }) => edits).flatMap((edit) => (edit.op === "add" || originalIds.has(edit.id) ? [] : [edit.id]));

describe("a model that only talks", () => {
  it("changes nothing and is heard as it was said", async () => {
    const { turn, heard, sent } = await play([[say("You could take "), say("it easy. Or not."), say(" As you like")]]);
    expect(turn).toMatchObject({ steps: [], calls: [], reply: "You could take it easy. Or not. As you like" });
    expect(heard).toBe(turn.reply);
    expect(turn.suggestions.length).toBeGreaterThan(0);
    expect(sent).toHaveLength(1);
  });

  it("is heard sentence by sentence, not at the end", async () => {
    const heard: string[] = [];
    await play([[say("One. "), say("Two"), say(". Three")]], { onText: (delta) => void heard.push(delta) });
    expect(heard).toEqual(["One. ", "Two. ", "Three"]);
  });

  it("is told the trip, the places, what is remembered and the request", async () => {
    const { sent } = await play([[say("Yes.")]], { text: "Is day 2 too full?", memories: ["keeps a vegan diet"], thread: [{ role: "user", text: "We love gardens" }] });
    const [system, user] = sent[0]!;
    expect(system).toMatchObject({ role: "system", text: expect.stringContaining("co-traveller") });
    for (const part of [sight.id, "kyoto/nijo-castle", "keeps a vegan diet", "We love gardens", "<request>\nIs day 2 too full?\n</request>"]) expect(user).toMatchObject({ text: expect.stringContaining(part) });
  });
});

describe("a model that uses tools over several rounds", () => {
  const place = unused.find(({ popularity }) => popularity <= 3)!;
  const rounds: Round[] = [
    [say("Let me look."), use("search_places", { words: place.name })],
    (messages) => [use("add_place", { placeId: (resultsIn(messages)[0]!.places as { placeId: string }[])[0]!.placeId })],
    (messages) => [say(`Added ${itemsOf(resultsIn(messages)[1]!).added[0]!.title}.`)],
  ];

  it("reads each result before it goes on", async () => {
    const { turn, shown, after, heard } = await play(rounds, { trip: roomy });
    expect(turn.calls.map(({ tool }) => tool)).toEqual(["searchPlaces", "addActivity"]);
    expect(shown).toEqual(turn.calls);
    expect(after.activities.some(({ placeId }) => placeId === `kyoto/${place.id}`)).toBe(true);
    expect(turn.reply).toBe(`Let me look.\n\nAdded ${place.name}.`);
    expect(heard).toBe(turn.reply);
  });

  it("may change what it has just added: the row reaches the database as it became", async () => {
    const { turn, after } = await play([
      [note({ day: FIRST })],
      (messages) => [use("move_activity", { activityId: itemsOf(resultsIn(messages)[0]!).added[0]!.id, days: [SECOND], at: "16:00" })],
      (messages) => [say(`Moved: ${String(resultsIn(messages)[1]!.changed)}.`)],
    ], { trip: roomy });
    expect(turn.reply).toMatch(/Moved: true/);
    expect(strangers(turn.steps)).toEqual([]);
    expect(after.activities.filter(({ title }) => title === "Walk with Anna")).toMatchObject([{ day: SECOND, start: "16:00" }]);
  });

  it("may take back what it has just added: nothing is left of it, and its id isn't used again", async () => {
    const ids: string[] = [];
    const { turn, after } = await play([
      [note()],
      (messages) => [use("remove_activity", { activityIds: [itemsOf(resultsIn(messages)[0]!).added[0]!.id] })],
      (messages) => {
        ids.push(itemsOf(resultsIn(messages)[0]!).added[0]!.id);
        return [note({ title: "Swim" })];
      },
      (messages) => {
        ids.push(itemsOf(resultsIn(messages)[2]!).added[0]!.id);
        return [say("Done.")];
      },
    ]);
    expect(new Set(ids).size).toBe(2);
    expect(turn.steps.flatMap(({ edits }) => edits)).toHaveLength(1);
    expect(after.activities.filter(({ id }) => !originalIds.has(id)).map(({ title }) => title)).toEqual(["Swim"]);
  });

  it("may plan the trip anew when it is asked to, and all of it passes the checks", async () => {
    const { turn, after } = await play([[use("draft_plan", { pace: "relaxed" })], [say("A calmer plan.")]], { text: "Plan it all again, more relaxed" });
    expect(turn.steps.length).toBeGreaterThan(3);
    expect(strangers(turn.steps)).toEqual([]);
    expect(checkPlan(after, cities, preferences).filter(({ severity }) => severity === "error")).toEqual([]);
    expect(turn.reply).toBe("A calmer plan.");
  });

  it("is summed up by what was done when it says nothing", async () => {
    const { turn } = await play([[note()], []]);
    expect(turn.reply).toBe("- Added Walk with Anna");
  });
});

describe("a model that makes mistakes", () => {
  it.each<[string, GenerateEvent, RegExp]>([
    ["malformed arguments", use("relax_day", { day: 7 }), /day must be text/],
    ["an unknown activity", use("remove_activity", { activityIds: ["nowhere"] }), /no activity nowhere/],
    ["an unknown place", use("add_place", { placeId: "kyoto/moonlit" }), /isn't a known place/],
    ["an unknown tool", use("book_hotel", {}), /no tool book_hotel/],
  ])("is told, can correct them, and nothing was done: %s", async (_, mistake, message) => {
    let told = "";
    const { turn } = await play([
      [mistake],
      (messages) => {
        told = String(resultsIn(messages)[0]!.error);
        return [note()];
      },
      [say("Done.")],
    ]);
    expect(told).toMatch(message);
    expect(turn.calls).toHaveLength(1);
    expect(turn.steps).toHaveLength(1);
  });

  it("doesn't do the same thing twice, in whatever order its arguments stand", async () => {
    const { turn, after } = await play([[use("add_note", { title: "Swim", type: "other", day: SECOND }), use("add_note", { day: SECOND, type: "other", title: "Swim" })], (messages) => [say(String(resultsIn(messages)[1]!.error))]]);
    expect(after.activities.filter(({ title }) => title === "Swim")).toHaveLength(1);
    expect(turn.reply).toMatch(/isn't made twice/);
    expect(turn.calls).toHaveLength(1);
  });

  it("may look the same thing up twice", async () => {
    const { turn } = await play([[use("estimate_cost"), use("estimate_cost")], [say("So much.")]]);
    expect(turn.calls).toHaveLength(2);
  });
});

describe("limits of one turn", () => {
  it("are sixteen tools", async () => {
    const many = Array.from({ length: 20 }, (_, index) => note({ title: `Note ${index}` }));
    let refused = 0;
    const { turn } = await play([many, (messages) => {
      refused = resultsIn(messages).filter(({ error }) => error).length;
      return [say("Enough.")];
    }]);
    expect(turn.calls).toHaveLength(16);
    expect(refused).toBe(4);
  });

  it("are eight rounds, and the reply says that it stopped", async () => {
    const { turn, sent } = await play(Array.from({ length: 12 }, () => [use("estimate_cost")]));
    expect(sent).toHaveLength(8);
    expect(turn.reply).toMatch(/took more steps than one answer may/);
  });
});

describe("a turn that would take out more than was asked for", () => {
  it("becomes a question, and what is within the request is done", async () => {
    const ids = withOwn.activities.filter(({ source }) => source === "person").map(({ id }) => id);
    const { turn, after } = await play([[note(), use("remove_activity", { activityIds: ids })], [say("Tidied up.")]], { trip: withOwn, text: "Add a walk with Anna" });
    expect(turn.reply).toMatch(/That would take out or change Birthday surprise, .* which you didn't ask for, so I left them alone\. Shall I\?/);
    expect(after.activities).toHaveLength(withOwn.activities.length + 1);
    expect(turn.calls.map(({ tool }) => tool)).toEqual(["addActivity"]);
  });

  it("is done once the person has said so", async () => {
    const ids = withOwn.activities.filter(({ source }) => source === "person").map(({ id }) => id);
    const { after } = await play([[use("remove_activity", { activityIds: ids })], [say("Done.")]], { trip: withOwn, text: "Yes, remove them all" });
    expect(after.activities.some(({ source }) => source === "person")).toBe(false);
  });
});

describe("a model that fails", () => {
  const failing = (kind: "refusal" | "overloaded" | "cancelled", before: GenerateEvent[] = []) =>
    async function* (): AsyncGenerator<GenerateEvent> {
      yield* before;
      throw new ProviderError(kind, "It failed");
    };

  it("at once is the caller's to replace", async () => {
    await expect(play([], { generate: failing("refusal") })).rejects.toMatchObject({ kind: "refusal" });
  });

  it.each(["refusal", "overloaded"] as const)("midway keeps what is done and says so: %s", async (kind) => {
    let round = 0;
    const { turn, after } = await play([], {
      generate: () => (round++ === 0 ? (async function* () { yield note(); })() : failing(kind)()),
    });
    expect(after.activities.some(({ title }) => title === "Walk with Anna")).toBe(true);
    expect(turn.reply).toMatch(/couldn't finish.*What is done so far stays/);
  });

  it("in the middle of a sentence keeps what was heard", async () => {
    const { turn } = await play([], { generate: failing("cancelled", [say("On Sunday you could")]) });
    expect(turn.reply).toBe("On Sunday you could\n\nStopped. What is done so far stays.");
  });

  it("by a fault of ours isn't taken for an answer", async () => {
    await expect(play([[say("Well.")]], { generate: () => { throw new TypeError("a bug"); } })).rejects.toThrow(TypeError);
  });
});

describe("a model that invents places", () => {
  it("leaves no place id, and the item and the reply say unverified", async () => {
    const { turn, after } = await play([[use("add_note", { title: "Moonlit Pagoda", type: "sightseeing", day: SECOND, place: { name: "Moonlit Pagoda", lat: 35.01, lng: 135.75 } })], [say("I added the **Moonlit Pagoda**.")]]);
    expect(after.activities.find(({ title }) => title === "Moonlit Pagoda")).toMatchObject({ placeId: null, lat: null, description: expect.stringMatching(/^Unverified/) });
    expect(turn.reply.match(/Unverified: I don't know \*\*Moonlit Pagoda\*\*/g)).toHaveLength(1);
  });

  it.each(["Try the **Sakura Sky Lounge** at night.", "Don't miss the Moonlit Pagoda in the north.", "Dinner at Trattoria Immaginaria is lovely.", "See **Kagurazaki**."])("is contradicted when it only speaks of them: %s", async (text) => {
    expect((await play([[say(text)]])).turn.reply).toMatch(/Unverified: I don't know \*\*(Sakura Sky Lounge|Moonlit Pagoda|Trattoria Immaginaria|Kagurazaki)\*\*/);
  });

  it.each(["See **Nijo Castle** and **Kiyomizu-dera**.", "The Kyoto Railway Museum is good with children.", "**Morning**: a walk. **Total**: **€300**, on **Sunday 11 April**.", `Keep **${sight.title}** on day 2.`, "Stay in **Gion**.", "I moved nothing in **Kyoto**."])("is left alone when they are known, or no places: %s", async (text) => {
    expect((await play([[say(text)]])).turn.reply).toBe(text);
  });
});

describe("a model that makes a plan that doesn't work", () => {
  const overlap = note({ start: sight.start, end: sight.end });

  it("has its overlap named in the reply", async () => {
    expect((await play([[overlap], [say("Added.")]])).turn.reply).toMatch(/Look at this before you rely on the plan:\n- .*overlap/);
  });

  it("has a visit at closing time named", async () => {
    const { turn } = await play([[use("add_note", { title: "Nijo Castle", type: "sightseeing", day: THIRD, start: "22:30", end: "23:15", place: { name: "Nijo Castle" } })], [say("Added.")]]);
    expect(turn.reply).toMatch(/Nijo Castle isn't open from 22:30/);
  });

  it("has a cost over the budget named", async () => {
    const { turn } = await play([[note({ cost: { amount: 9000, currency: "EUR" } })], [say("Added.")]]);
    expect(turn.reply).toMatch(/costs more than the budget/);
  });

  it("isn't blamed for what was wrong before", async () => {
    const clash = activity({ id: "row-clash", title: "Old clash", type: "other", source: "person", day: SECOND, start: sight.start, end: sight.end });
    const { turn } = await play([[note({ day: addDays(SECOND, 1) })], [say("Added.")]], { trip: { ...drafted, activities: [...drafted.activities, clash] } });
    expect(turn.reply).toBe("Added.");
  });

  it("isn't blamed for the beds of nights that nobody has planned", async () => {
    const empty = { ...drafted, activities: [] };
    const { turn } = await play([[use("add_place", { placeId: "kyoto/nijo-castle", days: [SECOND] })], [say("Added.")]], { trip: empty });
    expect(turn.steps).toHaveLength(1);
    expect(turn.reply).toBe("Added.");
  });

  it("has the night named whose bed it took away", async () => {
    const bed = drafted.activities.find(({ type }) => type === "hotel")!;
    const { turn } = await play([[use("remove_activity", { activityIds: [bed.id] })], [say("Removed.")]], { text: "Remove that room" });
    expect(turn.reply).toMatch(/There is no bed in Kyoto/);
  });

  it("has it mended where a repair is given, and the reply says how", async () => {
    const { turn, after } = await play([[overlap], [say("Added.")]], {
      repair: (trip) => ({
        steps: [{ label: "mended", edits: [{ op: "update", id: trip.activities.find(({ title }) => title === "Walk with Anna")!.id, set: { start: null, end: null } }] }],
        explanations: ["I took the hours off the walk, as they clashed."],
      }),
    });
    expect(turn.reply).toBe("Added.\n\nI took the hours off the walk, as they clashed.");
    expect(after.activities.find(({ title }) => title === "Walk with Anna")).toMatchObject({ start: null });
    expect(strangers(turn.steps)).toEqual([]);
  });

  it("doesn't have it mended at the cost of what people put in", async () => {
    const { turn, after } = await play([[overlap], [say("Added.")]], {
      trip: withOwn,
      repair: (trip) => ({ steps: [{ label: "mended", edits: trip.activities.filter(({ source }) => source === "person").map(({ id }) => ({ op: "remove", id })) }], explanations: ["Gone."] }),
    });
    expect(after.activities.filter(({ source }) => source === "person")).toHaveLength(6);
    expect(turn.reply).toMatch(/overlap/);
  });
});
