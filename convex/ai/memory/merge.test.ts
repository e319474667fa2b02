import { describe, expect, it } from "vitest";
import { english } from "../../said";
import { mergePreferences } from "./merge";
import type { MemoryKind } from "./types";
import type { Person } from "./wishes";

const person = (name: string, ...memories: [MemoryKind, string][]): Person => ({
  userId: `id of ${name}`,
  name,
  memories: memories.map(([kind, value]) => ({ kind, value })),
});
const sentences = (group: ReturnType<typeof mergePreferences>) => group.wishes.map(({ said }) => english(said));

describe("a group's preferences", () => {
  it("give one vegetarian among six an option at every meal, and say for whom", () => {
    const group = mergePreferences([person("Ada", ["diet", "vegetarian"]), ...["Leo", "Mia", "Noa", "Oto", "Pia"].map((name) => person(name))]);
    expect(group.preferences).toEqual({ diets: [{ diet: "vegetarian", meals: "all" }] });
    expect(group.wishes).toEqual([{ kind: "diet", value: "vegetarian", who: ["id of Ada"], said: expect.anything() }]);
    expect(sentences(group)).toEqual(["Every lunch and dinner has a vegetarian option, for Ada."]);
    expect(group.conflicts).toEqual([]);
  });

  it("serve every diet at once, and keep those that the planner can't look for as wishes", () => {
    const group = mergePreferences([person("Ada", ["diet", "vegan"]), person("Leo", ["diet", "glutenFree"], ["diet", "no peanuts"])]);
    expect(group.preferences.diets).toEqual([{ diet: "vegan", meals: "all" }, { diet: "glutenFree", meals: "all" }]);
    expect(sentences(group)).toContain("Every lunch and dinner has a gluten-free option, for Leo.");
    expect(sentences(group)).toContain("Every lunch and dinner has an option with no peanuts, for Leo.");
  });

  it("speak of everybody when all agree", () => {
    expect(sentences(mergePreferences([person("Ada", ["diet", "halal"]), person("Leo", ["diet", "halal"])]))).toEqual(["Every lunch and dinner has a halal option, for everybody."]);
  });

  it("are step-free as soon as one needs it", () => {
    const group = mergePreferences([person("Ada"), person("Leo", ["mobility", "step-free"]), person("Mia", ["mobility", "stroller"])]);
    expect(group.preferences).toMatchObject({ stepFree: true, children: true });
    expect(sentences(group)).toContain("Places without steps, for Leo.");
  });

  it("take the middle between slow and full days, and say who differs", () => {
    const group = mergePreferences([person("Ada", ["pace", "relaxed"]), person("Leo", ["pace", "packed"])]);
    expect(group.preferences.pace).toBe("normal");
    expect(group.conflicts).toEqual([
      {
        kind: "pace",
        sides: [{ value: "relaxed", who: ["id of Ada"] }, { value: "packed", who: ["id of Leo"] }],
        said: expect.anything(),
      },
    ]);
    expect(english(group.conflicts[0]!.said)).toBe("Ada would take it slow, Leo would see a lot: the days are neither light nor full.");
  });

  it("let a need outweigh a taste", () => {
    const group = mergePreferences([person("Ada", ["mobility", "short walks"]), person("Leo", ["pace", "packed"]), person("Mia", ["pace", "packed"])]);
    expect(group.preferences.pace).toBe("relaxed");
    expect(english(group.conflicts[0]!.said)).toContain("kept light");
  });

  it("keep within everybody's hours", () => {
    const group = mergePreferences([
      person("Ada", ["pace", "not before 10:00"], ["pace", "not after 22:00"]),
      person("Leo", ["pace", "not before 09:00"], ["pace", "not after 21:00"]),
      person("Mia", ["pace", "early starts"]),
    ]);
    expect(group.preferences).toMatchObject({ notBefore: "10:00", notAfter: "21:00" });
    expect(group.conflicts.map(({ said }) => english(said))).toEqual(["Mia would start early, Ada not before 10:00: shared days start at 10:00."]);
  });

  it("spend as the most careful one would", () => {
    const group = mergePreferences([person("Ada", ["budgetStyle", "high"]), person("Leo", ["budgetStyle", "budget"])]);
    expect(group.preferences.budgetStyle).toBe("budget");
    expect(group.conflicts[0]!.sides.map(({ value }) => value)).toEqual(["budget", "high"]);
  });

  it("put the interest of most people first, and avoid what somebody dislikes and nobody likes", () => {
    const group = mergePreferences([person("Ada", ["interest", "music"]), person("Leo", ["interest", "food"], ["dislike", "zoo"]), person("Mia", ["interest", "food"], ["dislike", "crowds"])]);
    expect(group.preferences).toEqual({ interests: ["food", "music"], avoid: ["zoo", "crowds"] });
    expect(group.conflicts).toEqual([]);
  });

  it("keep what as many like as dislike, and leave out what most would skip", () => {
    const ada = person("Ada", ["interest", "art"]);
    const tie = mergePreferences([ada, person("Leo", ["dislike", "museum"])]);
    expect(tie.preferences).toEqual({ interests: ["art"] });
    expect(english(tie.conflicts[0]!.said)).toBe("Leo would rather skip museums, Ada would not: they stay in the plan, but not every day.");
    const outvoted = mergePreferences([ada, person("Leo", ["dislike", "museum"]), person("Mia", ["dislike", "museum"])]);
    expect(outvoted.preferences).toEqual({ avoid: ["museum"] });
    expect(english(outvoted.conflicts[0]!.said)).toContain("they are left out");
  });

  it("let one person like art and dislike museums", () => {
    const group = mergePreferences([person("Ada", ["interest", "art"], ["dislike", "museum"])]);
    expect(group).toMatchObject({ preferences: { interests: ["art"], avoid: ["museum"] }, conflicts: [] });
  });

  it("say who starts where, two of one name apart, and keep notes to their owners", () => {
    const guests = [{ ...person("Guest", ["homeAirport", "LIS"]), userId: "a" }, { ...person("Guest", ["homeAirport", "LIS"], ["note", "I get seasick"]), userId: "b" }];
    const group = mergePreferences(guests);
    expect(group.wishes).toEqual([
      { kind: "homeAirport", value: "LIS", who: ["a", "b"], said: expect.anything() },
    ]);
    expect(sentences(group)).toEqual(["Guest and Guest start from LIS."]);
  });

  it("are nothing when nobody stated anything", () => {
    expect(mergePreferences([person("Ada"), person("Leo")])).toEqual({ preferences: {}, wishes: [], conflicts: [] });
  });
});
