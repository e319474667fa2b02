// A trip's page for everybody who has its address, /t/<slug>: read without an account, switched on and off by the owner.
import { v } from "convex/values";
import { appError } from "../errors";
import { mutationFor, publicQuery, tripMutation, tripQuery } from "../functions";
import { membershipOf } from "./access";
import { logPeople } from "./history/peopleLog";
import { copyTrip } from "./making/copyModel";
import { latestOf } from "./people/waiting";
import { pictureUrl } from "./publicPages/linkPictureModel";
import { newSlug, openPageOf, pageOf, publish as switchOn, readPublicTrip, unpublish as switchOff } from "./publicPages/publicPageModel";
import { SHOWN_AT_FIRST, shownOf } from "./publicPages/publicView";
import { shownFields } from "./people/peopleSchema";

/** The page, and how its reader stands to the trip; null when there is none at this address. */
export const get = publicQuery({
  args: { slug: v.string() },
  handler: async (ctx, { slug }) => {
    const open = await openPageOf(ctx, slug);
    if (!open) return null;
    const { trip, page } = open;
    const membership = ctx.user && (await membershipOf(ctx, trip._id, ctx.user._id));
    const request = ctx.user && page.requests && !membership ? await latestOf(ctx, trip._id, ctx.user._id) : null;
    return {
      trip: await readPublicTrip(ctx, trip, page.shows, pictureUrl(slug, trip.coverId ?? "")),
      copies: page.copies,
      requests: page.requests,
      indexed: page.indexed,
      /** When it is over by itself: no answer comes of that. */
      expiresAt: page.expiresAt,
      /** Where a member finds the trip itself. */
      memberOf: membership ? trip._id : null,
      requested: request?.state === "open",
    };
  },
});

/** What the owner has set; what a page shows at first where there is none. */
export const settings = tripQuery("trips:share")({
  args: {},
  handler: async (ctx) => {
    const page = await pageOf(ctx, ctx.trip._id);
    return {
      on: ctx.trip.visibility === "public",
      expired: page !== null && page.expiresAt !== null && page.expiresAt <= Date.now(),
      slug: ctx.trip.slug ?? null,
      shows: page?.shows ?? SHOWN_AT_FIRST,
      copies: page?.copies ?? true,
      requests: page?.requests ?? false,
      indexed: page?.indexed ?? false,
      expiresAt: page?.expiresAt ?? null,
    };
  },
});

/** The trip as a reader would see it with these settings, whether the page is on or not. */
export const preview = tripQuery("trips:share")({
  args: { shows: v.object(shownFields) },
  handler: async (ctx, { shows }) => readPublicTrip(ctx, ctx.trip, shows, ctx.trip.coverId ? await ctx.storage.getUrl(ctx.trip.coverId) : null),
});

/** Switches the page on, or changes it; `days` until it is over by itself, null for never, left out as it is. Returns its slug. */
export const publish = tripMutation("trips:share")({
  args: { shows: v.object(shownFields), copies: v.boolean(), requests: v.boolean(), indexed: v.boolean(), days: v.optional(v.union(v.number(), v.null())) },
  handler: (ctx, settings) => switchOn(ctx, ctx.trip, ctx.user._id, settings),
});

/** Makes a trip of the caller's own from what the page shows, without dates yet. Returns its id. Throws RESOURCE_NOT_FOUND where that isn't allowed. */
export const copy = mutationFor("trips:create")({
  args: { slug: v.string() },
  handler: async (ctx, { slug }) => {
    const open = await openPageOf(ctx, slug);
    if (!open?.page.copies) throw appError("RESOURCE_NOT_FOUND", "This trip can't be copied any more.");
    const { shows } = open.page;
    return copyTrip(ctx, ctx.user, open.trip, {
      title: open.trip.title,
      startDate: null,
      include: { items: true, ideas: shows.ideas, notes: shows.notes, costs: shows.prices },
      of: (row) => shownOf(row, shows),
    });
  },
});

export const unpublish = tripMutation("trips:share")({
  args: {},
  handler: async (ctx) => {
    await switchOff(ctx, ctx.trip, ctx.user._id);
    return null;
  },
});

/** Gives the page another address; the old one opens nothing from now on. Returns the new slug. */
export const renewAddress = tripMutation("trips:share")({
  args: {},
  handler: async (ctx) => {
    if (ctx.trip.slug === undefined) throw appError("CONFLICT", "This trip has no public page yet. Switch it on first.");
    const slug = newSlug(ctx.trip.title);
    await ctx.db.patch(ctx.trip._id, { slug });
    await logPeople(ctx, ctx.trip._id, ctx.user._id, { kind: "addressRenewed" });
    return slug;
  },
});
