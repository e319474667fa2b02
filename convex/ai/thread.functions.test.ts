import { describe, expect, it, vi } from "vitest";
import { api } from "../_generated/api";
import type { Id } from "../_generated/dataModel";
import { JAPAN, activity, deployment, guest, planOf, trip, type Person } from "../people.testing";
import { english } from "../said";

const page = { paginationOpts: { numItems: 20, cursor: null } };
const REQUEST = "Plan our week: temples and food markets, one easy day, nothing before 9, vegetarian dinners";

async function story() {
  const t = await deployment();
  const owner = await guest(t, "Ada");
  const viewer = await guest(t, "千代");
  const tripId = await trip(owner, { viewer });
  return { owner, viewer, tripId };
}

/** Asks, and waits until the assistant has answered. */
async function ask(who: Person, tripId: Id<"trips">, text: string) {
  const runId = await who.mutation(api.ai.thread.send, { tripId, text });
  await vi.waitFor(async () => expect(await who.query(api.ai.thread.current, { tripId })).toBeNull(), { timeout: 20_000, interval: 50 });
  const { page: messages } = await who.query(api.ai.thread.list, { tripId, ...page });
  return messages.find((message) => message.runId === runId && message.role === "assistant")!;
}

const placed = async (who: Person, tripId: Id<"trips">) =>
  (await planOf(who, tripId)).activities.filter(({ day }) => day !== null);

describe("the assistant", () => {
  it("plans the week within the budget for everybody to see, and it is undone as one step", async () => {
    const { owner, viewer, tripId } = await story();
    const answer = await ask(owner, tripId, REQUEST);
    expect(answer).toMatchObject({ status: "done", changed: true });
    const { activities, costs, destinations } = await planOf(viewer, tripId);
    const sights = activities.filter(({ type }) => type === "sightseeing" || type === "restaurant");
    expect(new Set(sights.map(({ day }) => day)).size).toBe(7);
    expect(sights.every(({ start }) => start !== null && start >= "09:00")).toBe(true);
    expect(sights.every(({ why, placeId }) => why && placeId)).toBe(true);
    expect(activities.filter(({ type }) => type === "hotel").map(({ day, endDay }) => [day, endDay])).toEqual(
      destinations.map(({ arrival, departure }) => [arrival, departure]),
    );
    expect(activities.find(({ type, title }) => type === "transport" && /Kyoto to Osaka/.test(title))?.day).toBe("2027-04-14");
    expect(costs.left).toBeGreaterThanOrEqual(0);
    await owner.mutation(api.trips.history.undo, { tripId, batchId: answer.runId });
    expect(await placed(owner, tripId)).toEqual([]);
  });

  it("calls the days of a trip without dates by their numbers, and knows them by those", async () => {
    const { owner } = await story();
    const tripId = await owner.mutation(api.trips.trips.create, { ...JAPAN, openDates: { month: null } });
    const answer = await ask(owner, tripId, REQUEST);
    const feed = await owner.query(api.trips.history.list, { tripId, ...page });
    expect(JSON.stringify([answer.said, answer.suggestions, answer.calls.map(({ result }) => result), feed.page.map(({ said }) => said)])).not.toContain('"date"');
    const chip = answer.suggestions.find((each) => typeof each === "object" && each.message.startsWith("Make"))!;
    expect(english(chip)).toMatch(/^Make Day \d more relaxed$/);
    expect(await ask(owner, tripId, english(chip))).toMatchObject({ status: "done", changed: true });
  });

  it("puts into the trip what its asker can read, and answers each reader in their own language", async () => {
    const { owner, viewer, tripId } = await story();
    await owner.mutation(api.users.users.update, { language: "de" });
    const said = { message: "Plan our trip: a bit of everything" };
    const runId = await owner.mutation(api.ai.thread.send, { tripId, text: said });
    await vi.waitFor(async () => expect(await owner.query(api.ai.thread.current, { tripId })).toBeNull(), { timeout: 20_000, interval: 50 });
    const { page: messages } = await viewer.query(api.ai.thread.list, { tripId, ...page });
    const [request, answer] = ["user", "assistant"].map((role) => messages.find((message) => message.runId === runId && message.role === role)!);
    expect(request).toMatchObject({ text: said.message, said: [said] });
    expect(answer!.text).toMatch(/^Here is a plan for 7 days: Kyoto and Osaka\./);
    expect(answer!.said![0]).toEqual({ message: "Here is a plan for {days}: {cities}.", values: { days: { message: "{count, plural, one {# day} other {# days}}", values: { count: 7 } }, cities: ["Kyoto", "Osaka"] } });
    expect(answer!.calls[0]!.result).toMatchObject({ values: { days: 7 } });
    expect(answer!.suggestions).toContainEqual({ message: "What does it cost per person?" });
    const items = await placed(owner, tripId);
    expect(items.find(({ meal }) => meal === "lunch")!.title).toMatch(/^Mittagessen: /);
    expect(items.filter(({ type }) => type === "hotel").map(({ title }) => title.split(" nahe ")[0])).toEqual(["Übernachten", "Übernachten"]);
    expect(items.map(({ title }) => title).join()).toContain("Zug von Kyoto nach Osaka");
  });

  it("does what it is asked in German, without a key, and remembers what it is told", async () => {
    const { owner, tripId } = await story();
    await owner.mutation(api.users.users.update, { language: "de" });
    const add = (title: string, day: string, start: string, end: string) => owner.mutation(api.trips.activities.add, { tripId, activity: activity(title, { day, start, end }) });
    await add("Teehaus im Park", "2027-04-11", "15:00", "16:00");
    await add("Nijo Castle", "2027-04-12", "10:00", "11:00");
    const done = await ask(owner, tripId, "Verschieb bitte das Teehaus auf Dienstag um halb elf und streich die Burg");
    expect(done).toMatchObject({ status: "done", changed: true });
    expect(await placed(owner, tripId)).toMatchObject([{ title: "Teehaus im Park", day: "2027-04-13", start: "10:30" }]);
    const told = await ask(owner, tripId, "Streich die alte Mühle. Wir essen vegetarisch, merk dir das.");
    expect(told.changed).toBe(false);
    const { page: kept } = await owner.query(api.ai.memory.memories.list, page);
    expect(kept).toMatchObject([{ kind: "diet", value: "vegetarian", text: "Wir essen vegetarisch" }]);
  });

  it("reads no request that isn't a message", async () => {
    const { owner, tripId } = await story();
    for (const text of [{ message: "{broken", values: { a: 1 } }, { message: "x".repeat(5000) }, { message: " " }]) {
      await expect(owner.mutation(api.ai.thread.send, { tripId, text })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
    }
  });

  it("keeps what people added when it plans again", async () => {
    const { owner, tripId } = await story();
    await owner.mutation(api.trips.activities.add, {
      tripId,
      activity: activity("Tea with a friend", { day: "2027-04-12", start: "15:00", end: "16:30" }),
    });
    await ask(owner, tripId, REQUEST);
    await ask(owner, tripId, "Plan our week, relaxed");
    const titles = (await placed(owner, tripId)).map(({ title }) => title);
    expect(titles.filter((title) => title === "Tea with a friend")).toHaveLength(1);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("takes one request at a time, and stops when it is told to", async () => {
    const { owner, tripId } = await story();
    const runId = await owner.mutation(api.ai.thread.send, { tripId, text: REQUEST });
    await expect(owner.mutation(api.ai.thread.send, { tripId, text: "And another" })).rejects.toMatchObject({ data: { code: "CONFLICT" } });
    await owner.mutation(api.ai.thread.stop, { tripId, runId });
    expect(await owner.query(api.ai.thread.current, { tripId })).toBeNull();
    const { page: messages } = await owner.query(api.ai.thread.list, { tripId, ...page });
    expect(messages[0]).toMatchObject({ role: "assistant", status: "stopped", text: expect.stringContaining("Stopped.") });
  });

  it("stops and says so when the trip's days are others before all is in, and can be asked again", async () => {
    const { owner, tripId } = await story();
    const runId = await owner.mutation(api.ai.thread.send, { tripId, text: REQUEST });
    await vi.waitFor(async () => expect((await placed(owner, tripId)).length).toBeGreaterThan(0), { timeout: 20_000, interval: 20 });
    await owner.mutation(api.trips.dates.change, { tripId, when: { kind: "dates", startDate: "2028-05-01", endDate: "2028-05-07" }, rule: "fromStart", moveFixed: true });
    await vi.waitFor(async () => expect(await owner.query(api.ai.thread.current, { tripId })).toBeNull(), { timeout: 20_000, interval: 50 });
    const { page: messages } = await owner.query(api.ai.thread.list, { tripId, ...page });
    expect(messages.find((message) => message.runId === runId && message.role === "assistant")).toMatchObject({ status: "failed", text: expect.stringContaining("changed while") });
    expect((await ask(owner, tripId, "Book us a flight to Osaka")).status).toBe("done");
  });

  it("says honestly what it can't do, and changes nothing", async () => {
    const { owner, tripId } = await story();
    const answer = await ask(owner, tripId, "Book us a flight to Osaka");
    expect(answer.text).toContain("can't book");
    expect(answer.changed).toBe(false);
    expect(await placed(owner, tripId)).toEqual([]);
  });

  it.each(["", "   ", "x".repeat(2001)])("refuses a message of %j with a sentence", async (text) => {
    const { owner, tripId } = await story();
    await expect(owner.mutation(api.ai.thread.send, { tripId, text })).rejects.toMatchObject({ data: { code: "VALIDATION_ERROR" } });
  });
});
