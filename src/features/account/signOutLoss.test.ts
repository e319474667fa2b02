import { afterAll, beforeEach, describe, expect, it, vi } from "vitest";
import { useOutbox, type KeptEdit } from "../../lib/outbox";
import { deviceStorage } from "../../lib/storage.testing";
import { forgetAllUnsaved, keepUnsaved, unsavedIsOf } from "../../lib/unsaved";
import { losesNothing, signOutLoss } from "./signOutLoss";

const edit = (editKey: string): KeptEdit => ({ editKey, userId: "ada", path: "trips/activities:update", args: {}, at: 1 });

describe("what signing out would lose", () => {
  beforeEach(() => {
    vi.stubGlobal("localStorage", deviceStorage());
    useOutbox.setState({ left: [], own: [] });
  });
  afterAll(() => {
    forgetAllUnsaved();
    vi.unstubAllGlobals();
  });

  it("is nothing where all has been sent", () => {
    expect(losesNothing(signOutLoss("ada"))).toBe(true);
  });

  it("is what waits, of this page and of those before it, and one's own texts that were refused", () => {
    useOutbox.setState({ left: [edit("before")], own: [edit("now")] });
    unsavedIsOf("ada");
    keepUnsaved("You can only look.", "The key is under the mat.");
    expect(signOutLoss("ada")).toEqual({ waiting: 2, refused: 1, unchosen: 0 });
    expect(losesNothing(signOutLoss("ada"))).toBe(false);
    expect(signOutLoss("ben").refused).toBe(0);
  });
});
