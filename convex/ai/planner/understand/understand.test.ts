// A hundred requests as people write them, and what is meant by each.
import { describe, expect, it } from "vitest";
import type { ActivityState, TripState } from "../../types";
import type { Intent } from "../types";
import { understand } from "./understand";

const activity = (id: string, title: string, day: string | null, fields: Partial<ActivityState> = {}): ActivityState => ({
  id, title, day, type: "sightseeing", destinationId: "d1", start: "10:00", end: "11:00", cost: null, placeId: null, lat: null, lng: null, source: "ai", ...fields,
});
const TRIP: TripState = {
  title: "Japan in spring",
  startDate: "2027-04-10",
  endDate: "2027-04-16",
  travellers: 2,
  budget: { amount: 240_000, currency: "EUR" },
  destinations: [
    { id: "d1", name: "Kyoto", citySlug: "kyoto", countryCode: "JP", lat: 35, lng: 135.7, timeZone: "Asia/Tokyo", arrival: "2027-04-10", departure: "2027-04-14" },
    { id: "d2", name: "Osaka", citySlug: "osaka", countryCode: "JP", lat: 34.7, lng: 135.5, timeZone: "Asia/Tokyo", arrival: "2027-04-14", departure: "2027-04-16" },
  ],
  activities: [
    activity("castle", "Nijo Castle", "2027-04-11"),
    activity("market", "Nishiki Market", "2027-04-11"),
    activity("temple", "Kiyomizu-dera", "2027-04-12"),
    activity("museum", "Kyoto National Museum", "2027-04-13"),
    activity("lunch", "Lunch: Kyoto Ramen Koji", "2027-04-11", { type: "restaurant", meal: "lunch" }),
    activity("hotel", "Stay near Kyoto Station", "2027-04-10", { type: "hotel", endDay: "2027-04-14" }),
  ],
};
const SAT = "2027-04-10", SUN = "2027-04-11", MON = "2027-04-12", TUE = "2027-04-13", WED = "2027-04-14", THU = "2027-04-15", FRI = "2027-04-16";
const plan = (preferences: object, days: object | "all" = "all") => ({ kind: "plan", days, preferences });
const dinners = (diet: string) => ({ diets: [{ diet, meals: ["dinner"] }] });
const always = (diet: string) => ({ diets: [{ diet, meals: "all" }] });
const target = (...ids: string[]) => expect.objectContaining({ ids });

const PHRASINGS: [string, object][] = [
  ["Plan our week: temples and food markets, one easy day, nothing before 9, vegetarian dinners", plan({ interests: ["temples", "markets", "food"], easyDays: 1, notBefore: "09:00", ...dinners("vegetarian") })],
  ["Make Tuesday more relaxed", { kind: "relax", days: [TUE] }],
  ["replace the castle with something indoors", { kind: "replace", target: target("castle"), preferences: expect.objectContaining({ indoorOnly: true }) }],
  ["add a ramen lunch on day 2", { kind: "add", meal: "lunch", days: [SUN], preferences: { cuisines: ["ramen"] } }],
  ["what does it cost per person?", { kind: "cost", per: "person", days: "all" }],
  // Planning
  ["plan our trip", plan({})],
  ["Can you plan the whole thing for us please", plan({})],
  ["pls make an itinerary", plan({})],
  ["draft a plan, relaxed pace", plan({ pace: "relaxed" })],
  ["we want to see as much as possible!", plan({ pace: "packed" })],
  ["plan everything but not too busy", plan({ pace: "relaxed" })],
  ["We love gardens and art, no museums though", plan({ interests: ["gardens"], avoid: ["museum"] })],
  ["surprise us, we like street food and nightlife", plan({ interests: ["food", "nightlife"] })],
  ["organise our days around history and architecture", plan({ interests: ["history", "architecture"] })],
  ["plan it for a family with two kids", plan({ children: true })],
  ["we're travelling with a toddler and a stroller, plan the week", plan({ children: true, stepFree: true })],
  ["plan a luxury trip, vegan food only", plan({ budgetStyle: "high", ...always("vegan") })],
  ["plan our week on a shoestring", plan({ budgetStyle: "budget" })],
  ["Plan the trip for under 2,000 euros", plan({ budget: { amount: 200_000, currency: "EUR" } })],
  ["plan it, max €1500", plan({ budget: { amount: 150_000, currency: "EUR" } })],
  ["itinerary within $1.8k? we like views", plan({ interests: ["views"] })],
  ["plan the week, two easy days", plan({ easyDays: 2 })],
  ["plan our week with a lazy day and late starts", plan({ easyDays: 1, notBefore: "10:00" })],
  ["I'm halal, plan our week", plan(always("halal"))],
  ["gluten free please, plan the trip around markets", plan({ interests: ["markets"], ...always("glutenFree") })],
  ["we don't eat meat. plan the days", plan(always("vegetarian"))],
  ["veggie dinners and lots of temples", plan({ interests: ["temples"], ...dinners("vegetarian") })],
  ["plan our week, don't start before 10:30", plan({ notBefore: "10:30" })],
  ["nothing before 8am, back by 9pm, shrines", plan({ notBefore: "08:00", notAfter: "21:00", interests: ["temples"] })],
  ["plan day 2 and day 3", plan({}, [SUN, MON])],
  ["plan the first two days", plan({}, [SAT, SUN])],
  ["plan monday: nature and views", plan({ interests: ["nature", "views"] }, [MON])],
  ["plan our days in Osaka", plan({}, [WED, THU, FRI])],
  ["could you fill the weekend with shopping?", { kind: "fill", days: [SAT, SUN], preferences: { interests: ["shopping"] } }],
  ["Replan Wednesday, indoor stuff only", plan({ indoorOnly: true }, [WED])],
  ["we'd like an authentic trip, local life, no shopping", plan({ interests: ["localLife"], avoid: ["shopping"] })],
  ["must see the golden pavilion, plan around it", plan({ mustSee: ["golden pavilion"] })],
  ["Plan the week and make sure we visit Fushimi Inari", plan({ mustSee: ["fushimi inari"] })],
  ["my mother uses a wheelchair, plan something gentle", plan({ stepFree: true })],
  ["plan with onsen and spas", plan({ interests: ["wellness"] })],
  ["plan a photography trip", plan({ interests: ["photography"] })],
  ["vegitarian dinners please, and tempels", plan(dinners("vegetarian"))],
  // Easing
  ["make tuesday easier", { kind: "relax", days: [TUE] }],
  ["Tuesday is too packed", { kind: "relax", days: [TUE] }],
  ["day 3 is too much", { kind: "relax", days: [MON] }],
  ["can the second day be a bit slower", { kind: "relax", days: [SUN] }],
  ["less walking on thursday please", { kind: "relax", days: [THU] }],
  ["take it easy on the last day", { kind: "relax", days: [FRI] }],
  ["chill sunday", { kind: "relax", days: [SUN] }],
  ["make the 13th lighter", { kind: "relax", days: [TUE] }],
  ["april 12 should be calmer", { kind: "relax", days: [MON] }],
  ["tuesday and wednesday more relaxed", { kind: "relax", days: [TUE, WED] }],
  ["fewer things on 14 April", { kind: "relax", days: [WED] }],
  // Replacing
  ["swap the market for a museum", { kind: "replace", target: target("market"), preferences: expect.objectContaining({ interests: ["art"] }) }],
  ["change Kiyomizu-dera to something with a view", { kind: "replace", target: target("temple"), preferences: expect.objectContaining({ interests: ["views"] }) }],
  ["replace nijo castle", { kind: "replace", target: target("castle") }],
  ["find an alternative to the museum", { kind: "replace", target: target("museum") }],
  ["exchange the national museum for a garden", { kind: "replace", target: target("museum"), preferences: expect.objectContaining({ interests: ["gardens"] }) }],
  ["please replace the ramen place with sushi", { kind: "replace", target: target("lunch"), preferences: expect.objectContaining({ cuisines: ["sushi"] }) }],
  ["switch the temple on day 3 to something indoors", { kind: "replace", target: expect.objectContaining({ days: [MON] }) }],
  // Adding
  ["add sushi dinner on friday", { kind: "add", meal: "dinner", days: [FRI], preferences: { cuisines: ["sushi"] } }],
  ["add the golden pavilion", { kind: "add", what: "golden pavilion", meal: null, days: [] }],
  ["include Fushimi Inari on Monday", { kind: "add", what: "fushimi inari", days: [MON] }],
  ["squeeze in a museum on day 4", { kind: "add", what: "museum", days: [TUE] }],
  ["we also want to see the railway museum", { kind: "add", what: "railway museum" }],
  ["add breakfast at a coffee place on sunday", { kind: "add", meal: "breakfast", days: [SUN] }],
  ["add an okonomiyaki dinner in osaka", { kind: "add", meal: "dinner", preferences: { cuisines: ["okonomiyaki"] } }],
  ["add gion at 5pm on day 1", { kind: "add", what: "gion", at: "17:00", days: [SAT] }],
  ["fit in the aquarium", { kind: "add", what: "aquarium" }],
  ["insert a visit to the bamboo grove on the second day", { kind: "add", days: [SUN] }],
  // Removing
  ["remove the castle", { kind: "remove", targets: [target("castle")] }],
  ["skip the museum", { kind: "remove", targets: [target("museum")] }],
  ["drop nishiki market and kiyomizu", { kind: "remove", targets: [target("market"), target("temple")] }],
  ["get rid of lunch on sunday", { kind: "remove", targets: [target("lunch")] }],
  ["delete Kyoto National Museum please", { kind: "remove", targets: [target("museum")] }],
  // Moving
  ["move the castle to wednesday", { kind: "move", target: target("castle"), to: [WED], at: null }],
  ["put the market on day 1", { kind: "move", target: target("market"), to: [SAT] }],
  ["shift kiyomizu to 3pm", { kind: "move", target: target("temple"), to: [], at: "15:00" }],
  ["bring the museum to the first day at 10", { kind: "move", target: target("museum"), to: [SAT], at: "10:00" }],
  ["push nijo to thursday at 14:30", { kind: "move", target: target("castle"), to: [THU], at: "14:30" }],
  // Ordering
  ["optimise day 2", { kind: "optimize", days: [SUN] }],
  ["is there a better order for monday? reorder it", { kind: "optimize", days: [MON] }],
  ["rearrange tuesday so it's efficient", { kind: "optimize", days: [TUE] }],
  // Money
  ["how much is this", { kind: "cost", per: "trip", days: "all" }],
  ["what's the total", { kind: "cost", per: "trip" }],
  ["how much per head?", { kind: "cost", per: "person" }],
  ["cost of day 2", { kind: "cost", days: [SUN] }],
  ["what do we spend each day", { kind: "cost", per: "day" }],
  ["price for each of us?", { kind: "cost", per: "person" }],
  ["that's too expensive, can you make it cheaper", { kind: "fitBudget" }],
  ["bring it under budget", { kind: "fitBudget" }],
  ["we're over budget", { kind: "fitBudget" }],
  ["make it fit our budget of 1800 euros", { kind: "fitBudget", budget: { amount: 180_000, currency: "EUR" } }],
  // Questions
  ["why the castle?", { kind: "ask", topic: "why", target: target("castle") }],
  ["why did you pick Nishiki Market", { kind: "ask", topic: "why", target: target("market") }],
  ["when is the museum open?", { kind: "ask", topic: "hours", target: target("museum") }],
  ["what else could we see in Kyoto?", { kind: "ask", topic: "places" }],
  ["any recommendations?", { kind: "ask", topic: "places" }],
  ["what can you do", { kind: "ask", topic: "help" }],
  ["undo that", { kind: "ask", topic: "help", text: "undo" }],
  // Not ours
  ["book us a flight to Osaka", { kind: "unsupported", what: "book or buy anything" }],
  ["will it rain on monday", { kind: "unsupported", what: "see the weather forecast" }],
  ["do we need a visa", { kind: "unsupported", what: "advise on visas or papers" }],
  ["translate 'thank you' to japanese", { kind: "unsupported", what: "translate" }],
  ["send an email to the hotel", { kind: "unsupported", what: "send messages" }],
  ["asdf qwerty", { kind: "unclear" }],
  ["?", { kind: "unclear" }],
];

describe("understanding", () => {
  it.each(PHRASINGS)("%s", (text, meant) => {
    expect(understand(text, TRIP, [])[0]).toMatchObject(meant as Partial<Intent>);
  });

  it("knows what “it” is from what was said before", () => {
    const thread = [{ role: "assistant" as const, text: "Nijo Castle is usually open 08:45–17:00 on Sun 11 Apr." }];
    expect(understand("remove it", TRIP, thread)[0]).toMatchObject({ kind: "remove", targets: [target("castle")] });
  });

  const told = (text: string) => ({ role: "assistant" as const, text });
  const asked = (text: string) => ({ role: "user" as const, text });
  const WHICH = told("Which one do you mean?\n- Nijo Castle on Sun 11 Apr\n- Nishiki Market on Sun 11 Apr");
  const WAYS = told("Two ways to spend **Tue 13 Apr**, side by side.\n\n- **1. Relaxed**: A, B\n- **2. Cheaper**: C, D");

  /** What was said before, what is said now, and what is meant. */
  const FOLLOWING: [ReturnType<typeof told>[] | ReturnType<typeof asked>[], string, object][] = [
    [[asked("make Tuesday calmer")], "plan the day after", plan({}, [WED])],
    [[asked("make Tuesday calmer")], "plan the day before", plan({}, [MON])],
    [[told("Tue 13 Apr now has 2 stops.")], "fill that day", { kind: "fill", days: [TUE] }],
    [[told("Tue 13 Apr now has 2 stops.")], "what does that day cost?", { kind: "cost", days: [TUE] }],
    [[asked("plan wednesday")], "like yesterday but cheaper", plan({ budgetStyle: "budget" }, [WED])],
    [[asked("plan tuesday")], "the same on Wednesday but indoors", { kind: "plan", days: [WED], preferences: { indoorOnly: true }, like: TUE }],
    [[asked("plan tuesday")], "same again but packed", { kind: "plan", days: [TUE], like: TUE }],
    [[], "make Wednesday like Tuesday but without museums", { kind: "plan", days: [WED], preferences: { avoid: ["museum"] }, like: TUE }],
    [[asked("why is Monday so full")], "and Tuesday?", { kind: "ask", topic: "whyDay", days: [TUE] }],
    [[told("Kyoto National Museum fits the day.")], "move that museum to the first Osaka day", { kind: "move", target: target("museum"), to: [WED] }],
    [[], "plan our last day in Osaka", plan({}, [FRI])],
    [[], "plan the second Kyoto day", plan({}, [SUN])],
    [[], "plan the day before the last", plan({}, [THU])],
    [[], "relax the day with the market", { kind: "relax", days: [SUN] }],
    [[WAYS], "the second one", { kind: "choose", day: TUE, variant: "cheaper" }],
    [[WAYS], "let's go with the relaxed one", { kind: "choose", day: TUE, variant: "relaxed" }],
    [[WAYS], "neither", { kind: "dismiss" }],
    [[WAYS], "remove the castle", { kind: "remove", targets: [target("castle")] }],
    [[], "show me two options for Tuesday", { kind: "alternatives", days: [TUE], count: 2 }],
    [[], "what else could we do on Friday instead?", { kind: "alternatives", days: [FRI], count: 3 }],
    [[], "options for lunch on Friday", { kind: "ask", topic: "places" }],
    [[], "why not Himeji castle", { kind: "ask", topic: "whyNot", text: "himeji castle" }],
    [[], "why is Tuesday so full", { kind: "ask", topic: "whyDay", days: [TUE] }],
  ];

  it.each(FOLLOWING)("after %j: %s", (thread, text, meant) => {
    expect(understand(text, TRIP, thread)[0]).toMatchObject(meant as Partial<Intent>);
  });

  it("takes the answer to a question for what it asked", () => {
    const both = understand("both", TRIP, [asked("remove the n"), WHICH]);
    expect(both.every(({ kind }) => kind !== "plan")).toBe(true);
    expect(understand("a new thing: add the golden pavilion", TRIP, [asked("remove the castle"), WHICH])[0]).toMatchObject({ kind: "add" });
  });

  it("hears each of several requests", () => {
    expect(understand("Remove the castle and add a ramen lunch on day 2, then make Tuesday calmer", TRIP, []).map(({ kind }) => kind)).toEqual(["remove", "add", "relax"]);
    expect(understand("Plan the week. Add lots of temples. Skip museums.", TRIP, []).map(({ kind }) => kind)).toEqual(["plan"]);
  });
});
