import { expect, it } from "vitest";
import { savedWords, wayWords } from "./optimiseWords";

it("says ways and what is saved of them", () => {
  expect(wayWords({ minutes: 65, km: 7.24 })).toBe("1 h 5 min, 7.2 km");
  expect(wayWords({ minutes: 120, km: 12.6 })).toBe("2 h, 13 km");
  expect(savedWords({ minutes: 65, km: 7.2 }, { minutes: 40, km: 4.1 })).toBe("25 min and 3.1 km");
  // Quicker by a way that is no shorter.
  expect(savedWords({ minutes: 65, km: 4 }, { minutes: 40, km: 4.4 })).toBe("25 min");
});
