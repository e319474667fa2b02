// Each country's manners and practical things, in the order in which one travels.
import type { CountryFacts, Language } from "../../../places/context/types";
import { listed } from "../../planner/draft/wording";
import { confidenceIn } from "../confidence";
import type { AgentFinding, AgentInput, AgentReport } from "../types";

export function culture({ trip, context }: AgentInput): AgentReport {
  const codes = [...new Set(trip.destinations.map(({ countryCode }) => countryCode))];
  const known = codes.flatMap((code) => context.countries[code] ?? []);
  const unknown = codes.filter((code) => !context.countries[code]).map((code) => `facts on the country ${code}`);
  const sure = known.every(({ confidence }) => confidence === "high");
  return {
    headline: known.length === 0 ? "I know no customs for this trip." : `What to know in ${listed(known.map(({ name }) => name))}.`,
    findings: known.flatMap((facts) => [...manners(facts, known.length > 1), ...phrases(facts, context.languages), ...practical(facts)]),
    confidence: confidenceIn(sure ? 0.9 : 0.75, known.length, codes.length, "Customs are the common ones; people differ", unknown),
    sources: [{ title: "Caravan's facts on countries", asOf: context.asOf }],
  };
}

function manners(facts: CountryFacts, several: boolean): AgentFinding[] {
  const where = several ? `${facts.name}. ` : "";
  return [
    ...facts.manners.map((text): AgentFinding => ({ kind: "tip", text: `${where}${text}` })),
    { kind: "tip", text: `${where}Greeting: ${facts.greeting}` },
    { kind: "tip", text: `${where}Tipping: ${facts.tipping}` },
    { kind: "tip", text: `${where}At religious sites: ${facts.sacredDress}` },
    { kind: "tip", text: `${where}Meals: ${facts.meals}` },
  ];
}

/** One language a country: the first that we hold phrases of. */
function phrases({ name, languages }: CountryFacts, held: Record<string, Language>): AgentFinding[] {
  const language = languages.map((key) => held[key]).find((found) => found !== undefined);
  if (!language) return [{ kind: "tip", text: `English is spoken all over ${name}.` }];
  const said = language.phrases.map(([meaning, written, spoken]) => `${meaning}: ${written} (${spoken})`);
  return [{ kind: "tip", text: `${language.name} for ${name}. ${said.join("; ")}.` }];
}

function practical({ name, plugs, voltage, emergency }: CountryFacts): AgentFinding[] {
  const numbers = Object.entries(emergency).map(([service, number]) => (service === "all" ? number : `${service} ${number}`));
  return [
    { kind: "tip", text: `Sockets in ${name}: type ${listed(plugs)}, ${voltage} V.` },
    { kind: "tip", text: `Emergency in ${name}: ${listed(numbers)}.` },
  ];
}
