// Batches of hostile input against one deployment, and after each: it lives, it has complained of nothing, an honest client is
// answered rightly and soon, and nothing of the attackers is left in it. A seed and a batch's number make the batch again.
import fc from "fast-check";
import type { ConvexClient } from "convex/browser";
import { api } from "../fixtures/sync/convex/_generated/api";
import { connect, watch } from "../testing/fixtureDeployment";
import { converse, request, type Found } from "./attack";
import { hostileZip, rawRequest } from "./httpInputs";
import { conversation } from "./syncInputs";
import { TargetProcess } from "./targetProcess";

const CONVERSATIONS = 24;
const REQUESTS = 48;
const ZIPS = 3;
/** Attackers at a time. */
const SIDE_BY_SIDE = 12;
const HONEST_MS = 10_000;
const HANG_MS = 20_000;

export type Batch = { number: number; inputs: number; answers: number; faults: string[]; rss: number; heap: number; /** Milliseconds of a core that it cost the deployment. */ cpu: number };

export class Campaign {
  private readonly honest: ConvexClient;
  private number = 0;
  private zip: Buffer | null = null;

  private constructor(
    private readonly target: TargetProcess,
    readonly seed: number,
  ) {
    this.honest = connect(target.url);
  }

  static async start(seed: number): Promise<Campaign> {
    return new Campaign(await TargetProcess.start(), seed);
  }

  async stop(): Promise<void> {
    await this.honest.close();
    await this.target.stop();
  }

  /** The next one, or that of this number. */
  async batch(number = this.number++): Promise<Batch> {
    const { target } = this;
    this.zip ??= await this.exported();
    const pick = <T>(inputs: fc.Arbitrary<T>, numRuns: number) => fc.sample(inputs, { seed: this.seed + number * 7919, numRuns });
    const secrets = [target.adminKey];
    const conversations = pick(conversation, CONVERSATIONS);
    const requests = pick(rawRequest([target.adminKey]), REQUESTS);
    const zips = pick(hostileZip(this.zip), ZIPS);
    const inputs = [...conversations, ...requests, ...zips];
    const attacks: (() => Promise<Found>)[] = [
      ...conversations.map((input) => () => converse(target.url, input, secrets)),
      ...requests.map((input) => () => request(target.port, input, secrets)),
      ...zips.map((zip) => () => this.importZip(zip)),
    ];
    const found: Found[] = [];
    let next = 0;
    const before = (await target.state(HONEST_MS))?.cpu ?? 0;
    const attacker = async () => {
      while (next < attacks.length) {
        const number = next++;
        const done = attacks[number]!().then((one) => found.push(one) > 0);
        if (!(await within(HANG_MS, done))) found.push({ complaints: [`Attack ${number} has no end, or failed: ${JSON.stringify(inputs[number])?.slice(0, 500)}`], answers: 0 });
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, attacker));
    const faults = found.flatMap(({ complaints }) => complaints);
    if (!(await within(HONEST_MS, this.serveHonest(number)))) faults.push("An honest client was not answered rightly in time");
    const state = await this.settled();
    faults.push(...target.takeFaults());
    if (!target.isAlive) faults.push("The process ended");
    else if (!state) faults.push("Sessions or queries of connections that are gone are still there");
    const answers = found.reduce((sum, { answers: some }) => sum + some, 0);
    return { number, inputs: attacks.length, answers, faults, rss: state?.rss ?? 0, heap: state?.heap ?? 0, cpu: (state?.cpu ?? before) - before };
  }

  /** A mutation, seen by a subscription that others' input hasn't touched; and the same over HTTP. */
  private async serveHonest(number: number): Promise<boolean> {
    const channel = `honest ${this.seed} ${number}`;
    const seen = watch(this.honest, api.notes.list, { channel });
    try {
      await seen.until((bodies) => bodies.length === 0);
      if ((await this.honest.mutation(api.notes.add, { channel, body: "right" })) !== 1) return false;
      await seen.until((bodies) => bodies.length === 1 && bodies[0] === "right");
      const response = await fetch(`${this.target.url}/api/query`, { method: "POST", body: JSON.stringify({ path: "notes:list", args: { channel } }) });
      return JSON.stringify(((await response.json()) as { value?: unknown }).value) === '["right"]';
    } finally {
      seen.stop();
    }
  }

  /** Only the honest client is left, and watches nothing. */
  private async settled() {
    for (const end = performance.now() + HONEST_MS; performance.now() < end; await new Promise((resolve) => setTimeout(resolve, 20))) {
      const state = await this.target.state(HONEST_MS);
      if (!state) return null;
      if (state.sessions <= 1 && state.queries === 0) return state;
    }
    return null;
  }

  private admin(path: string, body?: BodyInit): Promise<Response> {
    return fetch(`${this.target.url}/api/${path}`, { method: "POST", headers: { authorization: `Convex ${this.target.adminKey}` }, body });
  }

  /** What `convex import` sends, up to where it would be asked whether to go on. */
  private async importZip(zip: Buffer): Promise<Found> {
    const complaints: string[] = [];
    const check = (response: Response) => {
      if (response.status >= 500) complaints.push(`Status ${response.status} for an import`);
      return response;
    };
    const { uploadToken } = (await check(await this.admin("import/start_upload")).json()) as { uploadToken: string };
    check(await this.admin(`import/upload_part?uploadToken=${uploadToken}&partNumber=1`, new Uint8Array(zip)));
    check(await this.admin("import/finish_upload", JSON.stringify({ import: { format: "zip", mode: "append" }, uploadToken })));
    return { complaints, answers: 3 };
  }

  private async exported(): Promise<Buffer> {
    await this.honest.mutation(api.notes.add, { channel: "exported", body: "whole" });
    await this.admin("export/request/zip?includeStorage=true");
    for (;;) {
      const response = await this.admin("function", JSON.stringify({ path: "_system/cli/exports:getLatest", args: {} }));
      const { value } = (await response.json()) as { value: { state: string; start_ts: string } };
      if (value.state === "in_progress") continue;
      const file = await fetch(`${this.target.url}/api/export/zip/${value.start_ts}`, { headers: { authorization: `Convex ${this.target.adminKey}` } });
      return Buffer.from(await file.arrayBuffer());
    }
  }
}

async function within(ms: number, work: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => (timer = setTimeout(() => resolve(false), ms)));
  try {
    return await Promise.race([work.catch(() => false), late]);
  } finally {
    clearTimeout(timer);
  }
}
