import { expect, it } from "vitest";
import { ACTIVITY_TYPES, activityIcon } from "./activityTypes";
import { MODES } from "./itinerary/sheet/modes";

const by = (mode: (typeof MODES)[number]["value"]) => activityIcon({ type: "transport", transport: { mode, from: null, to: null } });

it("an item on the way shows what one travels by, where that is known", () => {
  expect(MODES.map(({ value }) => by(value))).toEqual(MODES.map(({ icon }) => icon));
  expect(activityIcon({ type: "transport" })).toBe(ACTIVITY_TYPES.transport.icon);
  expect(activityIcon({ type: "restaurant", transport: { mode: "flight", from: null, to: null } })).toBe(ACTIVITY_TYPES.restaurant.icon);
});
