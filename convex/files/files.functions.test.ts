// Who may put files into a trip, and what is refused before anything is sent. e2e/wire/files.test.ts sends some.
import { describe, expect, it } from "vitest";
import { api } from "../_generated/api";
import { refused } from "../billing/billing.testing";
import { activity, deployment, guest, trip, type Person } from "../people.testing";
import { MAX_FILE_BYTES } from "./fileRules";

async function story() {
  const t = await deployment();
  const [ada, ben, vic, sue] = [await guest(t, "Ada"), await guest(t, "Ben"), await guest(t, "Vic"), await guest(t, "Sue")];
  const tripId = await trip(ada, { editor: ben, viewer: vic });
  const activityId = await ada.mutation(api.trips.activities.add, { tripId, activity: activity("Castle") });
  const ask = (who: Person, name: string, size = 1000, holder: typeof activityId | null = activityId) => who.mutation(api.files.files.uploadUrl, { tripId, activityId: holder, name, size });
  return { ada, ben, vic, sue, tripId, activityId, ask };
}

describe("files of a trip", () => {
  it("may be sent by who edits, for an item and for the trip itself", async () => {
    const { ben, vic, sue, ask } = await story();
    expect(await ask(ben, "ticket.PDF")).toMatchObject({ url: expect.stringMatching(/upload/), type: "application/pdf" });
    expect(await ask(ben, "map.png", MAX_FILE_BYTES, null)).toMatchObject({ type: "image/png" });
    await expect(ask(vic, "ticket.pdf")).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    await expect(ask(sue, "ticket.pdf")).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });

  it("are announced with what they are: too large or of another kind, there is no address to send them to", async () => {
    const { ada, tripId, activityId, ask } = await story();
    for (const [name, size] of [["page.html", 10], ["ticket.pdf", MAX_FILE_BYTES + 1], ["ticket.pdf", 0], ["ticket", 10]] as const) {
      await expect(ask(ada, name, size)).rejects.toMatchObject(refused("VALIDATION_ERROR"));
    }
    await ada.mutation(api.trips.activities.remove, { tripId, activityId });
    await expect(ask(ada, "ticket.pdf")).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
  });

  it("aren't had by an id that is of nothing, or by who may not", async () => {
    const { ada, vic, tripId } = await story();
    const attach = (who: Person) => who.action(api.files.files.attach, { tripId, activityId: null, storageId: "nonsense", name: "mine.txt" });
    await expect(attach(ada)).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    await expect(attach(vic)).rejects.toMatchObject(refused("AUTHORIZATION_ERROR"));
    for (const change of [api.files.files.remove, api.files.files.restore]) {
      await expect(ada.mutation(change, { tripId, fileId: "nonsense" })).rejects.toMatchObject(refused("RESOURCE_NOT_FOUND"));
    }
    expect(await vic.query(api.files.files.list, { tripId })).toEqual({ files: [], ofBookings: [] });
  });
});
