// The tables that the bench ends with: each figure, its target, and whether it is met.
import type { Case, Pass, Reading } from "./contest";
import type { Crowd } from "./crowd";
import type { Soak } from "./soak";
import { median, quantile } from "./statistics";

const LOADED_TARGETS = { ms: 1.15, "/s": 0.9 };
/** 95 % of the edits arrive within so many times the median. */
const SPREAD_TARGET = 1.6;
const SUBSCRIPTIONS_MS = 5000;
const COLD_START_MS = 1500;
const RELOAD_MS = 150;
/** What the second half of the edits may add to a process. */
const GROWTH_TARGET = 1.05;

/** What nine tenths of a soak may add to the objects that its first tenth left. */
const LEFT_TARGET = 1.1;

type Columns = Exclude<keyof Pass, "loaded">;

export class Report {
  private met = 0;
  private readonly missed: string[] = [];
  /** Of the contests so far, × by hand. */
  private readonly ratios = new Map<string, number>();

  contest(title: string, cases: Case[], flushes: number[], passes: number): void {
    console.log(`\n${title}: medians of ${passes} paired passes; both baselines are measured before and after each.`);
    console.log(`The disk's own flush of 4 KB meanwhile: ${quantile(flushes, 0.5).toFixed(3)} ms median, ${quantile(flushes, 0.95).toFixed(3)} ms at 95 %`);
    console.log("bare: by hand, bare sockets that parse JSON. by hand: the same server for official clients, whose own work is in it.");
    const isSecond = cases.every(({ name }) => this.ratios.has(name));
    this.heads(["bare", "by hand", "deployment", "× bare", "× by hand", ...(isSecond ? ["before: ×"] : [])]);
    for (const { name, unit, target, passes: results } of cases) {
      const column = (pick: (pass: Pass) => number) => median(results.map(pick));
      const value = (key: Columns) => column((pass) => pass[key].value);
      const ratios = (["bare", "byHand"] as const).map((key) => column((pass) => pass.engine.value / pass[key].value));
      const before = isSecond ? [this.ratios.get(name)!] : [];
      this.row(`${name} (${unit})`, [value("bare"), value("byHand"), value("engine"), ...ratios, ...before], this.judge(`${title}: ${name}, × by hand`, ratios[1]!, unit, target));
      this.ratios.set(name, ratios[1]!);
    }
  }

  spread(cases: Case[]): void {
    console.log("\nHow even deliveries are (ms): 50 %, 95 %, and how many times the one is of the other, by hand for official clients and on the deployment.");
    this.heads(["p50", "p95", "by hand ×", "p50", "p95", "deployment ×"]);
    for (const { name, passes } of cases) {
      const times = (key: Columns) => passes.flatMap((pass) => pass[key].times);
      const [byHand, engine] = [spreadOf(times("byHand")), spreadOf(times("engine"))];
      this.row(name, [...byHand, ...engine], this.judge(`p95 / p50 of ${name}`, engine[2], "ms", SPREAD_TARGET));
    }
  }

  loaded(cases: Case[]): void {
    console.log("\nWith 100,000 activities in 5,000 other trips and 5,000 live subscriptions to them, against the deployment without:");
    this.heads(["without", "with", "×"]);
    for (const { name, unit, passes } of cases) {
      const of = (pick: (pass: Pass) => number) => median(passes.map(pick));
      const ratio = of(({ engine, loaded }) => loaded!.value / engine.value);
      this.row(`${name} (${unit})`, [of(({ engine }) => engine.value), of(({ loaded }) => loaded!.value), ratio], this.judge(`loaded: ${name}`, ratio, unit, LOADED_TARGETS[unit]));
    }
  }

  cpu(cases: Case[]): void {
    console.log("\nThe server's CPU an edit, all its threads (ms): only printed.");
    this.heads(["bare", "by hand", "deployment", "× by hand"]);
    for (const { name, passes } of cases) {
      const cpu = (pick: (pass: Pass) => Reading) => median(passes.map((pass) => pick(pass).cpu));
      const [bare, byHand, engine] = [cpu((pass) => pass.bare), cpu((pass) => pass.byHand), cpu((pass) => pass.engine)];
      this.row(name, [bare, byHand, engine, engine / byHand], "no target");
    }
  }

  /** Times that stand alone: no like job is done by hand. */
  subscriptions(count: number, connections: number, times: number[]): void {
    this.alone(`${count} distinct subscriptions on ${connections} connections until all have their first result`, times, SUBSCRIPTIONS_MS);
  }

  projectStart(coldStarts: number[], reloads: number[]): void {
    this.alone("npm start of this project, built, until it serves", coldStarts, COLD_START_MS);
    this.alone("a function of this project edited under --watch until a client has its new answer", reloads, RELOAD_MS);
  }

  crowds({ byHand, engine }: { byHand: Crowd; engine: Crowd }): void {
    console.log(`\n${engine.clients} connected clients of one query on one process: megabytes of the process (of its objects) after collecting garbage`);
    const heads = ["before", "connected", `${engine.edits / 2} edits`, `${engine.edits} edits`, "gone", "KB a client", "last has it: p50, p95 ms"];
    console.log(`${"".padEnd(14)}${heads.map((head) => head.padStart(16)).join("")}`);
    for (const [name, crowd] of Object.entries({ "by hand": byHand, deployment: engine })) {
      const steps = [crowd.before, crowd.connected, crowd.halfway, crowd.edited, crowd.gone].map(({ rss, heap }) => `${rss.toFixed(0)} (${heap.toFixed(0)})`);
      const cells = [...steps, (((crowd.connected.rss - crowd.before.rss) * 1024) / crowd.clients).toFixed(1), `${crowd.p50.toFixed(0)}, ${crowd.p95.toFixed(0)}`];
      console.log(`${name.padEnd(14)}${cells.map((cell) => cell.padStart(16)).join("")}`);
    }
    const growth = engine.edited.rss / engine.halfway.rss;
    console.log(`${"bounded: × in the second half of the edits".padEnd(62)}${growth.toFixed(3)}  ${this.judge("memory with all connected", growth, "ms", GROWTH_TARGET)}`);
  }

  soak({ people, seconds, visits, edits, early, late }: Soak): void {
    console.log(`\n${people} people who came ${visits} times in ${seconds} s, edited ${edits} times and went: sessions and queries are back to none.`);
    const growth = late.heap / early.heap;
    console.log(`Megabytes with nobody there, after a tenth of the time and at the end: ${early.rss.toFixed(0)}, ${late.rss.toFixed(0)}; of objects ${early.heap.toFixed(1)}, ${late.heap.toFixed(1)}  ${this.judge("objects left by who came and went, ×", growth, "ms", LEFT_TARGET)}`);
  }

  close(): void {
    console.log(`\n${this.met} targets met, ${this.missed.length} missed${this.missed.length > 0 ? ":" : "."}`);
    for (const line of this.missed) console.log(`  ${line}`);
  }

  private alone(name: string, times: number[], target: number): void {
    const value = median(times);
    const spread = times.length > 1 ? ` (${Math.min(...times).toFixed(0)}–${Math.max(...times).toFixed(0)}, median of ${times.length})` : "";
    console.log(`\n${name}: ${value.toFixed(0)} ms${spread}  ${this.judge(name, value, "ms", target)}`);
  }

  private heads(heads: string[]): void {
    console.log(`\n${"".padEnd(54)}${heads.map((head) => head.padStart(14)).join("")}  target`);
  }

  private row(name: string, cells: number[], verdict: string): void {
    console.log(`${name.padEnd(54)}${cells.map((cell) => number(cell).padStart(14)).join("")}  ${verdict}`);
  }

  private judge(what: string, value: number, unit: Case["unit"], target: number | null): string {
    if (target === null) return "no target";
    const [isMet, sign] = unit === "ms" ? [value <= target, "≤"] : [value >= target, "≥"];
    if (isMet) this.met++;
    else this.missed.push(`${what}: ${number(value)}, target ${sign} ${target}`);
    return `${sign} ${target}: ${isMet ? "met" : "missed"}`;
  }
}

const number = (value: number) => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 3);

function spreadOf(times: number[]): [p50: number, p95: number, ratio: number] {
  const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
  return [p50, p95, p95 / p50];
}
