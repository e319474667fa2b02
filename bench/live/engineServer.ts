// The deployment under test, as a process of its own.
import { startDeployment, type Deployment } from "../../local/cli/startDeployment";
import { usage } from "./processUsage";
import { serveMethods } from "./worker";

const PROJECT = new URL("../project", import.meta.url).pathname;
/** Trips that one seeding mutation makes: about 6 MB of writes. */
const BATCH = 250;

export type SeededTrip = { tripId: string; activityId: string };

let deployment: Deployment;

const methods = {
  ...usage,
  async start(dataDir: string, jwks: string): Promise<string> {
    deployment = await startDeployment({ projectDir: PROJECT, dataDir, port: 0, env: () => ({ BENCH_JWKS: jwks }) });
    return deployment.url;
  },
  async seed(trips: number): Promise<SeededTrip[]> {
    const made: SeededTrip[] = [];
    while (made.length < trips) {
      const args = { trips: Math.min(BATCH, trips - made.length) };
      const result = await deployment.functions.mutation({ path: "itinerary:seed", args, identity: null, allowInternal: true });
      if (!result.ok) throw new Error(result.message);
      made.push(...(JSON.parse(result.value) as SeededTrip[]));
    }
    return made;
  },
  async counts(): Promise<{ sessions: number; queries: number }> {
    return deployment.counts();
  },
};
export type EngineServer = typeof methods;

serveMethods(methods, () => deployment.close());
