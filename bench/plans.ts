// How good plans are: two hundred requests planned and checked, faults put into plans and into what a model
// asks for, found and repaired, and the search against proven optima. Prints each figure beside its target; ends with 1 when one is missed.
//   npx tsx bench/plans.ts [--long] [--why] [--instances DIR]
import os from "node:os";
import { faultTable } from "./plans/faults";
import { longRun } from "./plans/longRun";
import { modelFaults } from "./plans/modelFaults";
import { orienteering } from "./plans/optw";
import { planAll, quality } from "./plans/quality";
import { line, met } from "./plans/target";

const SHORT_SECONDS = 5;
const LONG_SECONDS = 60;

const option = (name: string) => {
  const index = process.argv.indexOf(name);
  return index < 0 ? undefined : process.argv[index + 1];
};

console.log(`Node ${process.version}, ${os.cpus().length} cores, load ${os.loadavg()[0]!.toFixed(1)}\n`);
const why = process.argv.includes("--why");
const planned = planAll();
const measures = [
  ...quality(planned),
  ...faultTable(planned, why),
  ...(await modelFaults(planned, why)),
  ...longRun(process.argv.includes("--long") ? LONG_SECONDS : SHORT_SECONDS),
  ...orienteering({ folder: option("--instances"), seconds: 1 }),
];
console.log(`\n${measures.map(line).join("\n")}`);
process.exitCode = measures.every(met) ? 0 : 1;
