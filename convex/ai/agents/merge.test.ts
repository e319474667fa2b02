import { describe, expect, it } from "vitest";
import { english } from "../../said";
import { mergeReports } from "./merge";
import type { AgentFinding, AgentReport } from "./types";

const report = (findings: AgentFinding[], confidence = 0.8): AgentReport => ({ headline: "…", findings, confidence: { value: confidence, reason: "…" }, sources: [] });
const texts = (findings: AgentFinding[]) => findings.map(({ text }) => english(text));

describe("merging reports", () => {
  it("puts warnings before suggestions before tips, and the surer report first among equals", () => {
    const { findings } = mergeReports([
      { agent: "culture", report: report([{ kind: "tip", text: "bow" }], 0.9) },
      { agent: "gems", report: report([{ kind: "suggestion", text: "a quiet garden" }], 0.5) },
      { agent: "places", report: report([{ kind: "suggestion", text: "a market" }], 0.9) },
      { agent: "conditions", report: report([{ kind: "warning", text: "closed" }], 0.2) },
    ]);
    expect(texts(findings)).toEqual(["closed", "a market", "a quiet garden", "bow"]);
    expect(findings[1]).toMatchObject({ agent: "places", confidence: 0.9 });
  });

  it("says one place once, from the surer agent", () => {
    const place: Pick<AgentFinding, "kind" | "placeIds"> = { kind: "suggestion", placeIds: ["kyoto/tofuku-ji"] };
    const { findings } = mergeReports([
      { agent: "gems", report: report([{ ...place, day: "2027-04-12", text: "quiet" }], 0.6) },
      { agent: "places", report: report([{ ...place, day: "2027-04-11", text: "beside" }], 0.9) },
    ]);
    expect(texts(findings)).toEqual(["beside"]);
  });

  it("keeps warnings about one place on two days, and all that one agent says of a place", () => {
    const place: Pick<AgentFinding, "kind" | "placeIds"> = { kind: "warning", placeIds: ["kyoto/tofuku-ji"] };
    const { findings } = mergeReports([
      { agent: "planner", report: report([{ ...place, day: "2027-04-11", text: "twice" }, { ...place, day: "2027-04-11", text: "too short" }]) },
      { agent: "conditions", report: report([{ ...place, day: "2027-04-12", text: "closed" }, { ...place, day: "2027-04-11", text: "shut" }]) },
    ]);
    expect(texts(findings).sort()).toEqual(["closed", "too short", "twice"]);
  });

  it("hands over the first five requests, none twice", () => {
    const asks = ["a", "a", "b", "c", "d", "e", "f"].map((ask, index): AgentFinding => ({ kind: "suggestion", text: `${ask}${index}`, ask }));
    const { handOver } = mergeReports([{ agent: "places", report: report([{ kind: "warning", text: "no request" }, ...asks]) }]);
    expect(handOver.map(({ ask }) => ask)).toEqual(["a", "b", "c", "d", "e"]);
  });

  it("has nothing to say of nothing", () => {
    expect(mergeReports([])).toEqual({ findings: [], handOver: [] });
  });
});
