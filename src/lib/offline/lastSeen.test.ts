import { beforeEach, describe, expect, it } from "vitest";
import { forgetAllSeen, forgetSeen, keepSeen, openLastSeen, useLastSeen } from "./lastSeen";

const rows = () => Object.fromEntries([...useLastSeen.getState().rows].map(([name, { value }]) => [name, value]));

describe("what was last seen, on a device that keeps nothing", () => {
  beforeEach(() => forgetAllSeen());

  it("is there as long as the page is, for one person", async () => {
    await openLastSeen();
    expect([useLastSeen.getState().isOpen, rows()]).toEqual([true, {}]);
    keepSeen("ada", "me", "Ada");
    keepSeen("ada", "trip:1", "Japan");
    expect([useLastSeen.getState().owner, rows()]).toEqual(["ada", { me: "Ada", "trip:1": "Japan" }]);
    keepSeen("ben", "me", "Ben");
    expect([useLastSeen.getState().owner, rows()]).toEqual(["ben", { me: "Ben" }]);
  });

  it("goes by name, and altogether", async () => {
    keepSeen("ada", "me", "Ada");
    keepSeen("ada", "trip:1", "Japan");
    forgetSeen((name) => name === "trip:1");
    expect(rows()).toEqual({ me: "Ada" });
    await forgetAllSeen();
    expect([useLastSeen.getState().owner, rows()]).toEqual([null, {}]);
  });
});
