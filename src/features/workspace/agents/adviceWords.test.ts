import { describe, expect, it } from "vitest";
import type { Id } from "../../../../convex/_generated/dataModel";
import { asOfWords, canRetry, canStop, confidenceWords, countWords, madeWords, modelWords, progressOf, statusWords, summaryWords, tookWords, warningsFirst, type AdviceJob, type AgentTask } from "./adviceWords";

const task = (name: string, status: AgentTask["status"]): AgentTask => ({
  _id: name as Id<"aiTasks">,
  agent: "planner",
  name,
  purpose: "Looks.",
  status,
  attempt: 1,
  startedAt: null,
  finishedAt: null,
  cached: status === "cached",
  headline: null,
  findings: [],
  confidence: null,
  sources: [],
  madeAt: null,
  model: null,
  costUsd: 0,
  error: null,
});
const found = (...kinds: AgentTask["findings"][number]["kind"][]): AdviceJob["merged"] => ({
  findings: kinds.map((kind) => ({ kind, text: `A ${kind}.`, agent: "planner", confidence: 0.5 })),
  handOver: [],
});

describe("the specialists' work in words", () => {
  it.each([
    ["who is at work", [task("Planner", "running"), task("Budget", "done"), task("Lodging", "queued")], "1 of 3 have answered. At work: Planner."],
    ["not everybody by name", ["A", "B", "C", "D", "E"].map((name) => task(name, "running")), "0 of 5 have answered. At work: A, B and 3 more."],
    ["that nobody has begun", [task("Planner", "queued"), task("Budget", "cached")], "1 of 2 have answered. The others wait their turn."],
    ["what all found", [task("Planner", "done"), task("Budget", "cached")], "All 2 have answered. They found 1 warning and 2 tips."],
    ["who couldn't", [task("Planner", "done"), task("Budget", "failed")], "1 of 2 have answered; Budget couldn't. They found 1 warning and 2 tips."],
    ["where it was stopped", [task("Planner", "stopped"), task("Budget", "stopped")], "Stopped when 0 of 2 had answered."],
  ])("say %s", (_said, tasks, sentence) => {
    expect(summaryWords({ tasks, merged: found("tip", "warning", "tip") })).toBe(sentence);
  });

  it("count by kind, and put warnings first without changing the order within a kind", () => {
    expect(countWords(found("tip", "suggestion", "suggestion", "warning").findings)).toBe("1 warning, 2 suggestions and 1 tip");
    expect(countWords([])).toBe("nothing to change");
    const findings = [{ kind: "tip", at: 1 }, { kind: "warning", at: 2 }, { kind: "suggestion", at: 3 }, { kind: "warning", at: 4 }] as const;
    expect(warningsFirst(findings).map(({ at }) => at)).toEqual([2, 4, 3, 1]);
  });

  it("offer to stop what is under way and to retry what came to nothing", () => {
    const all = (["queued", "running", "done", "cached", "failed", "stopped"] as const).map((status) => ({ status }));
    expect(all.filter(canStop).map(({ status }) => status)).toEqual(["queued", "running"]);
    expect(all.filter(canRetry).map(({ status }) => status)).toEqual(["failed", "stopped"]);
    expect(progressOf(all)).toEqual({ ended: 4, total: 6 });
  });

  it("tell a first try from a later one", () => {
    expect(statusWords({ status: "queued", attempt: 0 })).toBe("Waiting its turn");
    expect(statusWords({ status: "queued", attempt: 1 })).toBe("Waiting to try again");
    expect(statusWords({ status: "running", attempt: 2 })).toBe("At work, try 2");
    expect(statusWords({ status: "done", attempt: 2 })).toBe("Done");
  });

  it("tell the time of what ran, and no time of what didn't", () => {
    const took = (ms: number, status: AgentTask["status"] = "done") => tookWords({ status, startedAt: 1000, finishedAt: 1000 + ms });
    expect([took(40), took(340), took(12_400)]).toEqual(["under 0.1 s", "0.3 s", "12 s"]);
    expect(took(0, "cached")).toBeNull();
    expect(tookWords({ status: "running", startedAt: 1000, finishedAt: null })).toBeNull();
  });

  it("say confidence and the age of a source as one would", () => {
    expect([0.95, 0.8, 0.5, 0.3, 0.1].map(confidenceWords)).toEqual(["Very sure", "Fairly sure", "Half sure", "Not very sure", "Knows little here"]);
    expect([asOfWords("2026-03"), asOfWords("2026-03-09"), asOfWords("1991–2020")]).toEqual(["Mar 2026", "9 Mar 2026", "1991–2020"]);
  });
});

describe("a report", () => {
  it("names the model that worded it and what that cost, where one did", () => {
    expect(modelWords({ model: null, costUsd: 0 })).toBeNull();
    expect(modelWords({ model: "builtin", costUsd: 0 })).toBeNull();
    expect(modelWords({ model: "openai/some-model", costUsd: 0.0012 })).toMatch(/^Put into words by some-model of OpenAI, for .*0\.0012\.$/);
    expect(modelWords({ model: "ollama/own-model", costUsd: 0 })).not.toContain("for");
  });

  it("says when it was made only if that was earlier", () => {
    const madeAt = Date.UTC(2027, 3, 10, 12);
    expect(madeWords({ cached: false, madeAt })).toBeNull();
    expect(madeWords({ cached: true, madeAt })).toMatch(/^Found .*2027/);
  });
});
