// Live pages, held together by their journals as the client library holds them.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { api } from "../fixtures/sync/convex/_generated/api";
import { FixtureDeployment, watch } from "../testing/fixtureDeployment";
import type { ConvexClient } from "convex/browser";

let server: FixtureDeployment;
beforeAll(async () => {
  server = await FixtureDeployment.start();
});
afterAll(() => server.close());

const pageOf = (client: ConvexClient, channel: string, cursor: string | null, numItems = 3) =>
  watch(client, api.notes.page, { channel, paginationOpts: { numItems, cursor } });
type Page = ReturnType<typeof pageOf>;
const bodies = (pages: Page[]) => pages.map((page) => page.values.at(-1)!.page.map(({ body }) => body));

async function twoPages(channel: string) {
  const client = server.client();
  for (const body of ["b", "d", "f", "h", "j"]) await client.mutation(api.notes.add, { channel, body });
  const first = pageOf(client, channel, null);
  const second = pageOf(client, channel, (await first.until(() => true)).continueCursor);
  await second.until(() => true);
  return { client, pages: [first, second] };
}

describe("pages that are watched", () => {
  it("grow where something is added, and neither overlap nor leave a gap", async () => {
    const { client, pages } = await twoPages("grow");
    expect(bodies(pages)).toEqual([["b", "d", "f"], ["h", "j"]]);
    for (const body of ["a", "c", "e", "g", "i"]) await client.mutation(api.notes.add, { channel: "grow", body });
    expect(bodies(pages)).toEqual([["a", "b", "c", "d", "e", "f"], ["g", "h", "i", "j"]]);
  });

  it("shrink where something is taken away, the last of a page included", async () => {
    const { client, pages } = await twoPages("shrink");
    for (const body of ["f", "h"]) await client.mutation(api.notes.remove, { channel: "shrink", body });
    expect(bodies(pages)).toEqual([["b", "d"], ["j"]]);
  });

  it("end where they ended, also after the server was away", async () => {
    const { client, pages } = await twoPages("away");
    await server.restart();
    await client.mutation(api.notes.add, { channel: "away", body: "e" });
    await client.mutation(api.notes.add, { channel: "away", body: "g" });
    expect(bodies(pages)).toEqual([["b", "d", "e", "f"], ["g", "h", "j"]]);
  });
});
