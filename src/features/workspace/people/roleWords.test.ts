import { describe, expect, it } from "vitest";
import { newRoleWords } from "./roleWords";

describe("a role that somebody else has changed", () => {
  it("is said to whom it is about, by what they can do now", () => {
    expect(newRoleWords("viewer", "editor")).toBe("You can plan in this trip now.");
    expect(newRoleWords("editor", "viewer")).toBe("From now on you can look at this trip, and not change it.");
    expect(newRoleWords("editor", "owner")).toMatch(/^This trip is yours now/);
  });

  it("isn't said where nothing has changed, nor to who has handed the trip on", () => {
    expect([newRoleWords("viewer", "viewer"), newRoleWords("owner", "editor")]).toEqual([null, null]);
  });
});
