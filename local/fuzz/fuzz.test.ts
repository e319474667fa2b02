// A short run of what `local/fuzz/run.ts` does for ten minutes: always the same input, so that what it finds is found again.
import { afterAll, beforeAll, expect, it } from "vitest";
import { Campaign } from "./campaign";

const SEED = 1;

let campaign: Campaign;
beforeAll(async () => {
  campaign = await Campaign.start(SEED);
});
afterAll(() => campaign.stop());

it("hostile input over the sync protocol, HTTP and bare sockets harms nobody else and leaves nothing behind", async () => {
  for (let i = 0; i < 2; i++) {
    const { number, faults, answers } = await campaign.batch();
    expect(faults, `batch ${number} of seed ${SEED}`).toEqual([]);
    expect(answers).toBeGreaterThan(20);
  }
});
