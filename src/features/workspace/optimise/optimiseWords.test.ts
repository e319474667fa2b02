import { expect, it } from "vitest";
import { formatDistance, formatDuration } from "../../../i18n/measures";
import { savedWords, wayWords } from "./optimiseWords";

it("says ways and what is saved of them", () => {
  expect(wayWords({ minutes: 65, km: 7.24 })).toBe(`${formatDuration(65)}, ${formatDistance(7.24)}`);
  expect(wayWords({ minutes: 120, km: 12.6 })).toBe(`${formatDuration(120)}, ${formatDistance(12.6)}`);
  expect(savedWords({ minutes: 65, km: 7.2 }, { minutes: 40, km: 4.1 })).toBe(`${formatDuration(25)} and ${formatDistance(7.2 - 4.1)}`);
  // Quicker by a way that is no shorter.
  expect(savedWords({ minutes: 65, km: 4 }, { minutes: 40, km: 4.4 })).toBe(formatDuration(25));
});
