// The long run: `npx tsx local/fuzz/run.ts --minutes 10 [--seed N]`, or one batch again: `--seed N --batch M`. Prints each fault with
// the seed and the batch that made it, and how the process grew; status 1 when there was a fault, or when it grew to the end.
import { parseArgs } from "node:util";
import { Campaign, type Batch } from "./campaign";

const MIB = 1024 * 1024;
/** More than this much larger in the last third than in the middle one is growing. */
const MAX_GROWTH = 1.2;

const { values } = parseArgs({ options: { minutes: { type: "string" }, seed: { type: "string" }, batch: { type: "string" } } });
const only = values.batch === undefined ? undefined : Number(values.batch);
const minutes = only === undefined ? Number(values.minutes ?? "10") : 0;
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
console.log(`Seed ${seed}, ${minutes} minutes`);

const campaign = await Campaign.start(seed);
const batches: Batch[] = [];
const begun = performance.now();
let lastSaid = 0;
try {
  do {
    const batch = await campaign.batch(only);
    batches.push(batch);
    for (const fault of batch.faults) console.log(`FAULT in batch ${batch.number} of seed ${seed}: ${fault}`);
    if (batch.rss === 0) break;
    if (performance.now() - lastSaid > 30_000) {
      lastSaid = performance.now();
      console.log(`${Math.round((lastSaid - begun) / 1000)} s: batch ${batch.number}, heap ${mib(batch.heap)}, RSS ${mib(batch.rss)} MiB`);
    }
  } while (performance.now() - begun < minutes * 60_000);
} finally {
  await campaign.stop();
}

const sum = (of: (batch: Batch) => number) => batches.reduce((total, batch) => total + of(batch), 0);
const third = Math.floor(batches.length / 3);
const middle = median(batches.slice(third, Math.max(1, 2 * third)).map(({ heap }) => heap));
const last = median(batches.slice(2 * third).map(({ heap }) => heap));
const faults = sum(({ faults: some }) => some.length);
console.log(`${batches.length} batches: ${sum(({ inputs }) => inputs)} connections, ${sum(({ answers }) => answers)} answers, ${faults} faults`);
console.log(`Heap after collection, median of the middle and the last third: ${mib(middle)} and ${mib(last)} MiB; most that a batch cost the deployment: ${Math.round(Math.max(...batches.map(({ cpu }) => cpu)))} ms of a core`);
process.exit(faults > 0 || last > middle * MAX_GROWTH ? 1 : 0);

function mib(bytes: number): number {
  return Math.round(bytes / MIB);
}

function median(numbers: number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}
