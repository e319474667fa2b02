// npx tsx local/crash/run.ts --kills 1000 [--lanes 2] [--seed N]: prints what was killed and what was found; status 1 for any
// fault. Lanes are deployments side by side. Ctrl-C ends it after the folders that are under way, and prints what there is.
import { parseArgs } from "node:util";
import { bundleProgram } from "./deploymentProcess";
import { killOften } from "./killing";

const { values } = parseArgs({ options: { kills: { type: "string", default: "1000" }, lanes: { type: "string", default: "2" }, seed: { type: "string" } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`Seed ${seed}`);
const program = bundleProgram();
const stop = new AbortController();
process.once("SIGINT", () => stop.abort());
const begun = performance.now();
try {
  const report = await killOften(program, {
    kills: Number(values.kills),
    lanes: Number(values.lanes),
    seed,
    stop: stop.signal,
    onKill: (kills) => {
      if (kills % 50 === 0) console.log(`${kills} kills in ${Math.round((performance.now() - begun) / 1000)} s`);
    },
  });
  console.table(report.kills);
  const { acknowledgements, resent, files, imports, recovered, torn, faults } = report;
  const kills = Object.values(report.kills).reduce((sum, of) => sum + of, 0);
  console.log(`${kills} kills, ${acknowledgements} acknowledgements kept, ${resent} mutations sent again after a lost connection, ${files} files, ${imports} imports; ${recovered} starts recovered from the log, ${torn} of them without a group that was cut short.`);
  for (const fault of faults) console.error(fault);
  console.log(`${faults.length} faults.`);
  process.exitCode = faults.length > 0 ? 1 : 0;
} finally {
  program.remove();
}
