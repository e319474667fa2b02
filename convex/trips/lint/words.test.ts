// Whatever the linter says can be said in every language of the screens, with all that stands in it.
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { readCatalog } from "../../../scripts/messages/catalogFiles";
import { english, type Said } from "../../said";
import { FAULTS, type Fault } from "./faults.testing";
import { fixesOf, fixing } from "./fixes";
import { lintTrip } from "./lintTrip";
import { factsWith } from "./trips.testing";

const catalogs = fileURLToPath(new URL("../../../src/i18n", import.meta.url));
const languages = readdirSync(catalogs, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

const valuesIn = ({ values }: Said) => Object.values(values ?? {}).flat();
const withPhrases = (said: Said): Said[] => [said, ...valuesIn(said).flatMap((value) => (typeof value === "object" && "message" in value ? withPhrases(value) : []))];

/** What is wrong and what is offered for it, with the phrases in them. `undated`: while the trip has no dates. */
function allSaid({ code, trip: dated, facts }: Fault, undated: boolean): Said[] {
  const trip = { ...dated, undated };
  const known = factsWith(facts);
  const context = fixing(trip, known);
  return lintTrip(trip, known)
    .filter((found) => found.code === code)
    .flatMap((found) => [found.said, ...fixesOf(found, known, context).flatMap(({ label, preview }) => [label, ...(preview ? [preview] : [])])])
    .flatMap(withPhrases);
}

describe.each(languages)("in %s", (language) => {
  const { catalog } = readCatalog(`${catalogs}/${language}`);

  it.each(FAULTS.map((fault) => [`${fault.code}: ${fault.fault}`, fault] as const))("%s", (_name, fault) => {
    const all = [...allSaid(fault, false), ...allSaid(fault, true)];
    expect(all.length).toBeGreaterThan(0);
    for (const { message, values } of all) {
      const translation = catalog[message];
      expect(translation, message).toBeTypeOf("string");
      expect(english({ message: translation as string, ...(values && { values }) })).toMatch(/^[^{}<>]+$/);
    }
  });
});

it("days are numbers while a trip has no dates", () => {
  const dates = FAULTS.flatMap((fault) => allSaid(fault, true)).flatMap(valuesIn).filter((value) => typeof value === "object" && "date" in value);
  expect(dates).toEqual([]);
});
