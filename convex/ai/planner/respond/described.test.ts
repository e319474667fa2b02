// The sentence that a trip was made of leaves none of its days empty.
import { describe, expect, it } from "vitest";
import { eachDay } from "../../../dates";
import type { Language } from "../../../words/languages";
import { citiesOf, dataCities, tripTo } from "../draft/trips.testing";
import { applyEdits } from "../draft/applyEdits";
import { respond } from "./respond";

const held = dataCities();
const [rome, florence] = ["rome", "florence"].map((slug) => held.find((city) => city.slug === slug)!) as [(typeof held)[number], (typeof held)[number]];
const cities = new Map(citiesOf(rome, florence));
/** Its days are only told by how far they are apart: nobody has said when. */
const empty = tripTo([[rome, 3], [florence, 2]]);

describe("a trip of one sentence", () => {
  const SAID: [string, Language][] = [["Six days in Rome and Florence in May", "en"], ["Plane uns sechs Tage in Rom und Florenz ab 10. April", "de"]];
  it.each(SAID)("is planned in each of its cities: %s", (text, language) => {
    const { steps } = respond({ trip: empty, text, thread: [], cities, seed: 1, language });
    const { activities } = applyEdits(empty, steps.flatMap(({ edits }) => edits));
    const seen = activities.filter(({ type }) => type === "sightseeing");
    expect(eachDay(empty.startDate, empty.endDate).filter((date) => !activities.some(({ day }) => day === date))).toEqual([]);
    expect(new Set(seen.map(({ destinationId }) => destinationId))).toEqual(new Set(empty.destinations.map(({ id }) => id)));
  });
});
