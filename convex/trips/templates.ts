// Public functions on templates: what there is, what is in one, and a trip made from it.
import { v } from "convex/values";
import { mutationFor, userQuery } from "../functions";
import { templateOf, TEMPLATES, titleOf, tripFromTemplate } from "./making/templateModel";

const HIGHLIGHTS = 4;

/** One card each. */
export const list = userQuery({
  args: {},
  handler: async (ctx) =>
    TEMPLATES.map(({ id, title, theme, tagline, cities, days }) => ({
      id, title, theme, tagline,
      nights: cities.reduce((sum, { nights }) => sum + nights, 0),
      items: days.flat().length,
      cities: cities.map(({ name, countryCode }) => ({ name, countryCode })),
      highlights: days.flat().filter(({ type }) => type === "sightseeing").slice(0, HIGHLIGHTS).map((item) => titleOf(item, ctx.user.language)),
    })),
});

/** What is in it, day by day. Throws RESOURCE_NOT_FOUND. */
export const get = userQuery({
  args: { template: v.string() },
  handler: async (ctx, { template }) => {
    const { id, title, tagline, cities, days } = templateOf(template);
    return { id, title, tagline, cities: cities.map(({ name, nights }) => ({ name, nights })), days: days.map((items) => items.map((item) => ({ title: titleOf(item, ctx.user.language), start: item.start, type: item.type }))) };
  },
});

/** Makes a trip from it; the caller owns it. `startDate` null: no dates yet, sometime in `month` (YYYY-MM) if that is given. Returns its id. */
export const create = mutationFor("trips:create")({
  args: { template: v.string(), title: v.optional(v.string()), startDate: v.union(v.string(), v.null()), month: v.optional(v.union(v.string(), v.null())), travellers: v.number() },
  handler: (ctx, { template, ...input }) => tripFromTemplate(ctx, ctx.user, templateOf(template), input),
});
