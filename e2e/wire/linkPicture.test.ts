// The picture beside a public page's link, as a messenger fetches it.
import { expect, it } from "vitest";
import { api } from "../../convex/_generated/api";
import { guest, trip } from "../../convex/people.testing";
import { SHOWN_AT_FIRST } from "../../convex/trips/publicPages/publicView";
import { wholeDeployment } from "./wholeDeployment";

it("is drawn, or the cover where the page shows it, and gone with the page", async () => {
  const { t, url } = await wholeDeployment();
  const ada = await guest(t, "Ada");
  const tripId = await trip(ada);
  const publish = (cover: boolean) => ada.mutation(api.trips.publicPages.publish, { tripId, shows: { ...SHOWN_AT_FIRST, cover }, copies: true, requests: false, indexed: false, days: null });
  const slug = await publish(false);
  const ask = async () => {
    const response = await fetch(new URL(`/trip-picture/${slug}`, url));
    return { status: response.status, type: response.headers.get("content-type"), start: (await response.text()).slice(1, 4) };
  };
  const body = "\u007fRIFF cover";
  const sent = await fetch(new URL(await ada.mutation(api.trips.covers.uploadUrl, { tripId, type: "image/webp", size: body.length }), url), { method: "POST", headers: { "content-type": "image/webp" }, body });
  await ada.mutation(api.trips.covers.put, { tripId, ...((await sent.json()) as { storageId: string }) });
  expect(await ask()).toEqual({ status: 200, type: "image/png", start: "PNG" });
  await publish(true);
  expect(await ask()).toEqual({ status: 200, type: "image/webp", start: "RIF" });
  await ada.mutation(api.trips.publicPages.unpublish, { tripId });
  expect(await ask()).toMatchObject({ status: 404, start: expect.stringMatching(/her/) });
}, 60_000);
