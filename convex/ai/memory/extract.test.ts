import { describe, expect, it } from "vitest";
import { memoriesIn } from "./extract";

const said = (message: string) => memoriesIn(message).map(({ kind, value }) => `${kind}: ${value}`);

const LASTING: [message: string, ...memories: string[]][] = [
  ["I'm vegetarian", "diet: vegetarian"],
  ["I’m a vegetarian.", "diet: vegetarian"],
  ["We are both vegan, so no leather workshops", "diet: vegan"],
  ["im pescatarian btw", "diet: pescatarian"],
  ["I've been vegan for ten years", "diet: vegan"],
  ["We only eat halal", "diet: halal"],
  ["we keep kosher", "diet: kosher"],
  ["I don't eat meat", "diet: vegetarian"],
  ["We never eat pork or shellfish", "diet: no pork", "diet: no shellfish"],
  ["I'm allergic to peanuts", "diet: no peanuts"],
  ["I have a severe nut allergy", "diet: no nut"],
  ["I have celiac disease", "diet: glutenFree"],
  ["By the way, I am lactose intolerant.", "diet: no dairy"],
  ["I don't drink alcohol", "diet: no alcohol"],
  ["Vegan here!", "diet: vegan"],
  ["I'm vegetarian, what can I eat on day 2?", "diet: vegetarian"],
  ["My partner and I are vegan", "diet: vegan"],
  ["I'm gluten free and dairy free", "diet: glutenFree", "diet: no dairy"],
  ["Plan three days in Kyoto. I'm gluten-free.", "diet: glutenFree"],
  ["We hate early mornings", "pace: not before 10:00"],
  ["No early mornings please", "pace: not before 10:00"],
  ["I'm not a morning person", "pace: not before 10:00"],
  ["we never get up before 9", "pace: not before 09:00"],
  ["I don't like to start before 10:30", "pace: not before 10:30"],
  ["We like sleeping in", "pace: not before 10:00"],
  ["I'm an early bird", "pace: early starts"],
  ["We need to be in bed by 10", "pace: not after 22:00"],
  ["I prefer slow days", "pace: relaxed"],
  ["We like to take it easy", "pace: relaxed"],
  ["I hate being rushed", "pace: relaxed"],
  ["I get tired easily", "pace: relaxed"],
  ["When we travel, we like to see as much as possible", "pace: packed"],
  ["I love packed days", "pace: packed"],
  ["I use a wheelchair", "mobility: step-free"],
  ["I'm in a wheelchair, find places without steps", "mobility: step-free"],
  ["We travel with a stroller", "mobility: stroller"],
  ["I can't climb stairs", "mobility: step-free"],
  ["Stairs are difficult for me", "mobility: step-free"],
  ["I can't walk very far", "mobility: short walks"],
  ["I have a bad knee", "mobility: short walks"],
  ["I walk with a cane", "mobility: short walks"],
  ["My home airport is LIS", "homeAirport: LIS"],
  ["our nearest airport is Porto (OPO)", "homeAirport: OPO"],
  ["home airport: lis", "homeAirport: LIS"],
  ["We usually fly from Lisbon", "homeAirport: Lisbon"],
  ["I travel on a budget", "budgetStyle: budget"],
  ["we're budget travellers", "budgetStyle: budget"],
  ["I like to keep costs down", "budgetStyle: budget"],
  ["We love luxury hotels", "budgetStyle: high"],
  ["I prefer mid-range hotels", "budgetStyle: mid"],
  ["No museums please", "dislike: museum"],
  ["no temples, please!", "dislike: temple"],
  ["Please no zoos", "dislike: zoo"],
  ["I hate crowds", "dislike: crowds"],
  ["Hate queues", "dislike: queues"],
  ["Not a fan of museums", "dislike: museum"],
  ["We don't like spicy food", "dislike: spicy food"],
  ["I can't stand shopping", "dislike: shopping"],
  ["Museums bore me", "dislike: museum"],
  ["Churches aren't really my thing", "dislike: church"],
  ["I'm not into nightlife", "dislike: nightlife"],
  ["we hate museums, queues and castles", "dislike: museum", "dislike: queues", "dislike: castle"],
  ["I'm afraid of heights", "dislike: heights"],
  ["I love jazz", "interest: music"],
  ["We love food markets and old temples", "interest: markets", "interest: temples"],
  ["I'm a history buff", "interest: history"],
  ["I am really into architecture", "interest: architecture"],
  ["We're big fans of hiking", "interest: nature"],
  ["I'm a foodie", "interest: food"],
  ["My hobbies are photography and surfing", "interest: photography", "interest: beach"],
  ["I prefer museums to beaches", "interest: art"],
  ["My wife is vegan", "note: My wife is vegan"],
  ["Remember that our son is afraid of dogs", "note: our son is afraid of dogs"],
  ["Please remember: I love opera", "interest: music"],
  ["I get seasick", "note: I get seasick"],
  ["I'm vegetarian but I love street food. My home airport is LHR!", "diet: vegetarian", "interest: food", "homeAirport: LHR"],
];

const PASSING = [
  "a ramen lunch on day 2",
  "Plan our week: temples and food markets, one easy day, nothing before 9, vegetarian dinners",
  "We want temples and food markets",
  "I'd love a ramen lunch",
  "We'd like a vegetarian dinner on Tuesday",
  "find a vegan restaurant for tonight",
  "I need a vegan restaurant",
  "no museums on day 3",
  "No museums this time, please",
  "Are there vegetarian restaurants?",
  "Do I need to be vegetarian for this?",
  "I'm not vegetarian",
  "I'm no longer vegan",
  "I used to be vegan",
  "if I were vegan, what would change?",
  "Maybe I am vegetarian",
  "I love this plan",
  "I like the second museum you picked",
  "I don't like the hotel",
  "We don't like it",
  "I don't like that",
  "we love Kyoto",
  "I'm flying from LIS on April 10",
  "My back hurts today",
  "We get up before 9 on day 4",
  "Make day 2 relaxed",
  "I want slow days in Osaka",
  "Remember to book the hotel",
  "My wife is arriving on day 2",
  "Thanks, that looks great",
  "no",
  "no thanks",
  "No worries, thanks",
  "No rush please",
  "Never mind",
  "Can you plan a trip for two vegetarians?",
  "I don't want museums",
  "please avoid the metro",
  "what if I'm vegan?",
  "no more than 3 activities a day please",
  "Replace the museum with a park",
  "I like museums on the first day",
  "",
  "?!",
];

describe("memories in a message", () => {
  it.each(LASTING)("%s", (message, ...memories) => {
    expect(said(message)).toEqual(memories);
  });

  it.each(PASSING)("nothing lasting in “%s”", (message) => {
    expect(said(message)).toEqual([]);
  });

  it("keep the person's own words, as typed", () => {
    expect(memoriesIn("Hello! By the way, We hate EARLY mornings. Plan day 1.")).toEqual([{ kind: "pace", value: "not before 10:00", text: "We hate EARLY mornings" }]);
  });

  it("are one each: the last word on a matter counts", () => {
    expect(said("I love jazz. I love jazz! I prefer slow days. I love packed days.")).toEqual(["interest: music", "pace: packed"]);
  });

  it("are short, however long the message", () => {
    const [memory] = memoriesIn(`Remember that ${"we like our room high up under the roof ".repeat(30)}`);
    expect(memory!.value.length).toBeLessThanOrEqual(200);
    expect(memoriesIn(`${"I hate ".repeat(5000)}crowds`)).toEqual([]);
  });
});
