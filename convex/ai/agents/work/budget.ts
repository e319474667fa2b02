// What the trip costs: by part, per person and day, the biggest items, and what would cost less.
import { daysBetween } from "../../../dates";
import { convert, RATES_AS_OF } from "../../../places/rates";
import { say, type Said } from "../../../said";
import { costsOf, whole } from "../../planner/draft/costs";
import { admission, placeKey } from "../../planner/draft/assemble";
import { isAllowed, isSight, sharedInterests } from "../../planner/draft/interest";
import { subjectOf, type Item } from "../../planner/checker/subject";
import type { CostSummary } from "../../planner/draftTypes";
import type { Money } from "../../types";
import { askToFitBudget, askToReplace } from "../asks";
import { LEAST } from "../confidence";
import { citySources } from "../reading";
import type { AgentFinding, AgentInput, AgentReport } from "../types";

const MOST_SWAPS = 4;
const MOST_BIG = 3;
/** A swap costs at most this part of the price. */
const AT_MOST = 0.4;
const TIGHT = 0.05;

export function budget(input: AgentInput): AgentReport {
  const { trip, cities } = input;
  const costs = costsOf(trip);
  const { items } = subjectOf(trip, cities, null, null);
  const unknown = items.filter(({ cost }) => cost === null);
  const priced = items.length - unknown.length;
  const share = items.length === 0 ? 0 : priced / items.length;
  return {
    headline: headline(costs, input),
    findings: costs.total.amount === 0 ? [] : [...limit(costs), byPart(costs, trip.travellers), ...biggest(items, costs), ...swaps(items, input), ...withoutPrice(unknown)],
    confidence: {
      value: Math.max(LEAST, Math.round(0.75 * share * 100) / 100),
      reason: items.length === 0 ? say("Nothing is planned yet.") : say("{priced, number} of {total, plural, one {# item} other {# items}} have a price, and those are usual ones rather than quotes.", { priced, total: items.length }),
    },
    sources: [...citySources(trip, cities), { title: say("Caravan's reference exchange rates"), asOf: RATES_AS_OF }],
  };
}

function headline({ total, perPerson }: CostSummary, { trip }: AgentInput): Said {
  if (total.amount === 0) return say("Nothing in the plan has a price yet.");
  const days = daysBetween(trip.startDate, trip.endDate) + 1;
  const daily = { ...perPerson, amount: Math.round(perPerson.amount / days) };
  return say("{total} in all: {each} a person, {daily} a person and day.", { total: whole(total), each: whole(perPerson), daily: whole(daily) });
}

function limit({ total, budget: most }: CostSummary): AgentFinding[] {
  if (!most) return [];
  const left = most.amount - total.amount;
  const sum = whole({ ...most, amount: Math.abs(left) });
  if (left < 0) return [{ kind: "warning", text: say("The plan is {sum} over the budget of {budget}.", { sum, budget: whole(most) }), ask: askToFitBudget() }];
  if (left < most.amount * TIGHT) return [{ kind: "tip", text: say("Only {sum} of the budget are left, and the journey from home isn't in it.", { sum }) }];
  return [{ kind: "tip", text: say("{sum} of the budget of {budget} are left; the journey from home isn't in the plan's sum.", { sum, budget: whole(most) }) }];
}

function byPart(costs: CostSummary, travellers: number): AgentFinding {
  const parts = ([["rooms", costs.rooms], ["food", costs.meals], ["sights", costs.admissions], ["transport", costs.transport], ["other", costs.other]] as const)
    .filter(([, { amount }]) => amount > 0)
    .sort(([, a], [, b]) => b.amount - a.amount)
    .map(([part, { amount, currency }]) =>
      say("{part, select, rooms {rooms} food {food} sights {sights} transport {transport} other {other things}} {sum} ({share, number} %)", {
        part,
        sum: whole({ amount: Math.round(amount / Math.max(1, travellers)), currency }),
        share: Math.round((amount / costs.total.amount) * 100),
      }),
    );
  return { kind: "tip", text: say("Per person: {parts}.", { parts }) };
}

const inCurrency = (cost: Money, { total }: CostSummary): Money => convert(cost, total.currency);

function biggest(items: Item[], costs: CostSummary): AgentFinding[] {
  const ranked = items
    .flatMap((item) => (item.cost && item.cost.amount > 0 ? [{ title: item.title, cost: inCurrency(item.cost, costs) }] : []))
    .sort((a, b) => b.cost.amount - a.cost.amount)
    .slice(0, MOST_BIG);
  if (ranked.length < MOST_BIG) return [];
  const share = ranked.reduce((sum, { cost }) => sum + cost.amount, 0) / costs.total.amount;
  return [{ kind: "tip", text: say("The biggest items are {items}: {share, number} % of it all.", { items: ranked.map(({ title, cost }) => say("{item} ({sum})", { item: title, sum: whole(cost) })), share: Math.round(share * 100) }) }];
}

/** For the dearest sights and tables: something of the same kind in the same city, for much less. */
function swaps(items: Item[], { trip, preferences }: AgentInput): AgentFinding[] {
  const taken = new Set(trip.activities.flatMap(({ placeId }) => placeId ?? []));
  const found: AgentFinding[] = [];
  for (const { place, city, title, day, meal } of items.filter(mayBeSwapped).sort((a, b) => usd(b) - usd(a))) {
    if (!place || !city || !day || found.length === MOST_SWAPS) continue;
    const price = meal ? place.price : admission(place);
    const [cheaper] = city.places
      .filter((other) => !taken.has(placeKey(city, other)) && other.kind !== "dayTrip" && isAllowed(other, preferences))
      .filter((other) => (meal ? other.food?.meals.includes(meal) && other.price <= price * AT_MOST : isSight(other, preferences) && sharedInterests(other, place).length > 0 && admission(other) <= price * AT_MOST))
      .sort((a, b) => b.popularity - a.popularity || a.price - b.price);
    if (!cheaper) continue;
    taken.add(placeKey(city, cheaper));
    const saved = { amount: (price - (meal ? cheaper.price : admission(cheaper))) * trip.travellers, currency: city.currency };
    found.push({ kind: "suggestion", day, placeIds: [placeKey(city, cheaper)], text: say("{place} instead of {item} on {day} saves about {sum}: {fact}", { place: cheaper.name, item: title, day: { date: day }, sum: whole(saved), fact: cheaper.fact }), ask: askToReplace(title, cheaper.name) });
  }
  return found;
}

const mayBeSwapped = ({ place, cost, locked, type }: Item) => place !== null && (cost?.amount ?? 0) > 0 && !locked && type !== "hotel" && place.kind !== "dayTrip";

const usd = ({ cost }: Item) => (cost ? convert(cost, "USD").amount : 0);

function withoutPrice(unknown: Item[]): AgentFinding[] {
  const paid = unknown.filter(({ type }) => type !== "other");
  if (paid.length === 0) return [];
  const names = paid.slice(0, 3).map(({ title }) => title);
  const counted = { count: paid.length, items: names };
  const text =
    paid.length > names.length
      ? say("{count, plural, one {# item} other {# items}} without a price ({items}…): the real sum is higher.", counted)
      : say("{count, plural, one {# item} other {# items}} without a price ({items}): the real sum is higher.", counted);
  return [{ kind: "tip", text }];
}
