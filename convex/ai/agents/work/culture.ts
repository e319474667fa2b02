// Each country's manners and practical things, in the order in which one travels.
import type { CountryFacts, Language, Phrase } from "../../../places/context/types";
import { joined, say, type Said, type Text } from "../../../said";
import { confidenceIn } from "../confidence";
import type { AgentFinding, AgentInput, AgentReport } from "../types";

type Known = CountryFacts & { code: string };
const countryOf = ({ code, name }: Known) => ({ country: code, name });

export function culture({ trip, context }: AgentInput): AgentReport {
  const codes = [...new Set(trip.destinations.map(({ countryCode }) => countryCode))];
  const known = codes.flatMap((code): Known[] => (context.countries[code] ? [{ ...context.countries[code], code }] : []));
  const unknown = codes.filter((code) => !context.countries[code]).map((code) => say("facts on the country {code}", { code }));
  const sure = known.every(({ confidence }) => confidence === "high");
  return {
    headline: known.length === 0 ? say("I know no customs for this trip.") : say("What to know in {countries}.", { countries: known.map(({ code, name }) => ({ country: code, name })) }),
    findings: known.flatMap((facts) => [...manners(facts, known.length > 1), ...phrases(facts, context.languages), ...practical(facts)]),
    confidence: confidenceIn(sure ? 0.9 : 0.75, known.length, codes.length, say("Customs are the common ones; people differ"), unknown),
    sources: [{ title: say("Caravan's facts on countries"), asOf: context.asOf }],
  };
}

function manners(facts: Known, several: boolean): AgentFinding[] {
  const where = several && say("{country}.", { country: countryOf(facts) });
  const tip = (text: Text): AgentFinding => ({ kind: "tip", text: joined([where, text]) });
  return [
    ...facts.manners.map((fact) => tip(say("{fact}", { fact }))),
    tip(say("Greeting: {fact}", { fact: facts.greeting })),
    tip(say("Tipping: {fact}", { fact: facts.tipping })),
    tip(say("At religious sites: {fact}", { fact: facts.sacredDress })),
    tip(say("Meals: {fact}", { fact: facts.meals })),
  ];
}

/** One language a country: the first that we hold phrases of. */
function phrases(facts: Known, held: Record<string, Language>): AgentFinding[] {
  const language = facts.languages.map((key) => held[key]).find((found) => found !== undefined);
  if (!language) return [{ kind: "tip", text: say("English is spoken all over {country}.", { country: countryOf(facts) }) }];
  const { en, de } = language.phrases;
  return [{ kind: "tip", text: say("{language} for {country}. {phrases}.", { language: language.name, country: countryOf(facts), phrases: { en: listed(en), de: listed(de) } }) }];
}

const listed = (phrases: Phrase[]) => phrases.map(([meaning, written, spoken]) => `${meaning}: ${written}${spoken && ` (${spoken})`}`).join("; ");

function practical(facts: Known): AgentFinding[] {
  const country = countryOf(facts);
  const numbers = Object.entries(facts.emergency).map(([service, number]): string | Said => (service === "all" ? number : say("{service, select, police {police} ambulance {ambulance} other {fire}} {number}", { service, number })));
  return [
    { kind: "tip", text: say("Sockets in {country}: type {types}, {voltage} V.", { country, types: facts.plugs, voltage: facts.voltage }) },
    { kind: "tip", text: say("Emergency in {country}: {numbers}.", { country, numbers }) },
  ];
}
