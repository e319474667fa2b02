// The table that the bench ends with: medians, ratios of each pass's own pair, targets.
import { median, quantile } from "./statistics";

/** One figure each: by hand on bare sockets, by hand for official clients, the deployment, and it with others on it. */
export type Pass = { bare: number; byHand: number; engine: number; loaded: number | null };
/** Times (ms) should be at most `target` times the baseline's, rates (/s) at least. */
export type Case = { name: string; unit: "ms" | "/s"; target: number | null; passes: Pass[] };

const LOADED_TARGETS = { ms: 1.2, "/s": 0.85 };

const number = (value: number) => (value >= 100 ? value.toFixed(0) : value.toFixed(2));

export function printReport(cases: Case[], flushes: number[], passes: number): void {
  console.log(`\nThe disk's own flush of 4 KB: ${quantile(flushes, 0.5).toFixed(3)} ms median, ${quantile(flushes, 0.95).toFixed(3)} ms at 95 %`);
  console.log(`Medians of ${passes} paired passes; both baselines are measured before and after each.`);
  console.log("bare: by hand, bare sockets that parse JSON. by hand: the same server for official clients, whose own work is in it.\n");
  console.log(`${"".padEnd(50)}${["bare", "by hand", "deployment", "× bare", "× by hand"].map((head) => head.padStart(11)).join("")}  target`);
  for (const { name, unit, target, passes: results } of cases) {
    const column = (pick: (pass: Pass) => number) => median(results.map(pick));
    const ratios = [column(({ engine, bare }) => engine / bare), column(({ engine, byHand }) => engine / byHand)];
    const cells = [column(({ bare }) => bare), column(({ byHand }) => byHand), column(({ engine }) => engine)].map(number);
    const verdicts = target === null ? "no target" : `${sign(unit)} ${target}: ${ratios.map((ratio) => verdict(ratio, target, unit)).join(", ")}`;
    console.log(`${`${name} (${unit})`.padEnd(50)}${[...cells, ...ratios.map((ratio) => ratio.toFixed(2))].map((cell) => cell.padStart(11)).join("")}  ${verdicts}`);
  }
  const loaded = cases.filter(({ passes: results }) => results.every((pass) => pass.loaded !== null));
  if (loaded.length === 0) return;
  console.log("\nWith 100,000 activities in 5,000 other trips and 5,000 live subscriptions to them, against the deployment without:\n");
  for (const { name, unit, passes: results } of loaded) {
    const ratio = median(results.map((pass) => pass.loaded! / pass.engine));
    const target = LOADED_TARGETS[unit];
    console.log(`${`${name} (${unit})`.padEnd(72)}${number(median(results.map((pass) => pass.loaded!))).padStart(11)}${ratio.toFixed(2).padStart(11)}             ${sign(unit)} ${target}: ${verdict(ratio, target, unit)}`);
  }
}

const sign = (unit: Case["unit"]) => (unit === "ms" ? "≤" : "≥");

const verdict = (ratio: number, target: number, unit: Case["unit"]) => ((unit === "ms" ? ratio <= target : ratio >= target) ? "met" : "missed");
