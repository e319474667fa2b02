import { ConvexError } from "convex/values";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { chosen, mergedNotes, settleOvertaken } from "./chooseOvertaken";
import type { Overtaken } from "./errors";
import type { KeptEdit } from "./outbox";
import { forgetAllOvertaken, keepIfOvertaken, takeUpOvertaken, useOvertaken } from "./overtaken";
import { deviceStorage } from "./storage.testing";

let made = 0;
const edit = (path: string, args: Record<string, unknown>): KeptEdit => {
  made += 1;
  const editKey = `edit-number-${made}`;
  return { editKey, userId: "ada", path, args: { tripId: "trip", ...args, editKey } as never, at: made };
};
const row = (fields: Overtaken["rows"][number]["fields"], id = "castle", isRemoval = false) => ({ table: "activities", id, title: "Castle", isRemoval, fields });
const overtaken = (...rows: Overtaken["rows"]): Overtaken => ({ trip: { id: "trip", title: "Japan" }, seen: 9, mine: "renamed Castle", rows, theirs: [{ by: "Björn", byAssistant: false, label: "renamed Castle", at: 1 }] });
const refusal = (why: Overtaken) => new ConvexError({ code: "CONFLICT", message: "Choose.", overtaken: why as never });
const title = { name: "title", before: "Castle", mine: "The castle", theirs: "Nijo Castle" };
const rename = (words: string) => edit("trips/activities:update", { activityId: "castle", set: { title: words }, seen: 3 });
const clientThat = (mutation: (...given: unknown[]) => Promise<unknown>) => ({ mutation: vi.fn(mutation) }) as never as Parameters<typeof settleOvertaken>[0] & { mutation: ReturnType<typeof vi.fn> };
const waiting = () => useOvertaken.getState().edits.map(({ edit: { args } }) => (args as { set?: unknown }).set);

beforeEach(() => {
  vi.stubGlobal("localStorage", deviceStorage());
  useOvertaken.setState({ edits: [], choosing: false });
});

describe("edits that others' were before", () => {
  it("wait on the device for their maker's choice, the last of several of the same", () => {
    expect(keepIfOvertaken(new Error("No network."), rename("A"))).toBe(false);
    for (const words of ["First", "Second"]) expect(keepIfOvertaken(refusal(overtaken(row([title]))), rename(words))).toBe(true);
    expect(waiting()).toEqual([{ title: "Second" }]);
    // Another page, and another person.
    useOvertaken.setState({ edits: [] });
    takeUpOvertaken("ben");
    expect(waiting()).toEqual([]);
    takeUpOvertaken("ada");
    expect(waiting()).toEqual([{ title: "Second" }]);
    forgetAllOvertaken();
    takeUpOvertaken("ada");
    expect(waiting()).toEqual([]);
  });

  it("are made again by who keeps theirs, from the plan that they have seen by now", async () => {
    keepIfOvertaken(refusal(overtaken(row([title]))), rename("The castle"));
    const client = clientThat(() => Promise.resolve(null));
    await settleOvertaken(client, useOvertaken.getState().edits[0]!, "mine");
    expect(client.mutation.mock.calls[0]![1]).toEqual({ tripId: "trip", activityId: "castle", set: { title: "The castle" }, seen: 9, editKey: expect.any(String) });
    expect(waiting()).toEqual([]);
  });

  it("are asked about once more where others have changed the same again", async () => {
    keepIfOvertaken(refusal(overtaken(row([title]))), rename("The castle"));
    const again = refusal({ ...overtaken(row([{ ...title, theirs: "Nijo-jo" }])), seen: 12 });
    await settleOvertaken(clientThat(() => Promise.reject(again)), useOvertaken.getState().edits[0]!, "mine");
    expect(useOvertaken.getState().edits.map(({ overtaken: { seen } }) => seen)).toEqual([12]);
    const gone = new ConvexError({ code: "RESOURCE_NOT_FOUND", message: "Gone." });
    await expect(settleOvertaken(clientThat(() => Promise.reject(gone)), useOvertaken.getState().edits[0]!, "mine")).rejects.toBe(gone);
  });

  it("send nothing where others' is kept, but for what nobody else had changed", () => {
    const one = (of: KeptEdit, ...rows: Overtaken["rows"]) => chosen({ edit: of, overtaken: overtaken(...rows) }, "theirs");
    expect(one(rename("A"), row([title]))).toBeNull();
    expect(one(edit("trips/activities:update", { activityId: "castle", set: { title: "A", start: "09:00" } }), row([title]))).toEqual({ tripId: "trip", activityId: "castle", set: { start: "09:00" }, seen: 9 });
    expect(one(edit("trips/activities:removeMany", { activityIds: ["castle", "market"] }), row([title], "castle", true))).toEqual({ tripId: "trip", activityIds: ["market"], seen: 9 });
    expect(one(edit("trips/activities:removeMany", { activityIds: ["castle"] }), row([title], "castle", true))).toBeNull();
    expect(one(edit("trips/trips:update", { title: "A", travellers: 3 }), row([title], "trip"))).toEqual({ tripId: "trip", travellers: 3, seen: 9 });
    expect(one(edit("trips/days:describe", { day: "2027-04-10", title: "A" }), row([title], "day"))).toBeNull();
    expect(one(edit("trips/days:move", { from: "2027-04-10", to: "2027-04-12", how: "swap" }), row([{ name: "day" }]))).toBeNull();
  });

  it("put notes together where they touch different lines, and leave the rest to be chosen", () => {
    const notes = (was: string, mine: string, theirs?: string) => {
      const written = edit("trips/activities:update", { activityId: "castle", set: { description: mine }, was, seen: 3 });
      const fields = [{ name: "description", before: was, mine, ...(theirs !== undefined && { theirs }) }];
      return [mergedNotes(written, overtaken(row(fields))), chosen({ edit: written, overtaken: overtaken(row(fields)) }, "mine")];
    };
    const [merged] = notes("Shoes\n\nTickets", "Shoes off\n\nTickets", "Shoes\n\nTickets: 12 €");
    expect(merged).toMatchObject({ set: { description: "Shoes off\n\nTickets: 12 €" }, was: "Shoes\n\nTickets: 12 €" });
    const [none, mine] = notes("Shoes", "Shoes off", "No shoes");
    expect([none, mine]).toEqual([null, { tripId: "trip", activityId: "castle", set: { description: "Shoes off" }, was: "No shoes", seen: 9 }]);
    expect(mergedNotes(rename("A"), overtaken(row([title])))).toBeNull();
  });
});
