// A short run of what `npx tsx local/crash/run.ts` does at length: a deployment is killed under mixed load at each of the moments
// that matter, and what it told anybody is there.
import { afterAll, beforeAll, expect, test } from "vitest";
import { bundleProgram, type Program } from "./deploymentProcess";
import { killOften } from "./killing";
import { MOMENTS } from "./moments";

const KILLS = 2 * Object.keys(MOMENTS).length;

let program: Program;
beforeAll(() => {
  program = bundleProgram();
});
afterAll(() => program.remove());

test(`a deployment that is killed ${KILLS} times keeps what it acknowledged, whole and once, and its clients return`, { timeout: 300_000 }, async () => {
  const seed = Date.now() % 1_000_000;
  const { faults, kills, acknowledgements, resent, recovered, files } = await killOften(program, { kills: KILLS, lanes: 2, seed });
  expect({ seed, faults }).toEqual({ seed, faults: [] });
  for (const of of Object.values(kills)) expect(of).toBeGreaterThan(0);
  expect(acknowledgements).toBeGreaterThan(KILLS);
  expect(Math.min(resent, recovered, files)).toBeGreaterThan(0);
});
