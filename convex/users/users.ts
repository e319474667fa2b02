import { publicQuery, userMutation } from "../functions";
import { hasPermission } from "../permissions";
import { airportCode } from "../places/airportSearch";
import { boundedText, currencyCode } from "../validation";
import { knownLanguage } from "../words/languages";
import { v } from "convex/values";
import { emailIsConfirmed } from "./accountModel";

/** The signed-in person, or null. */
export const me = publicQuery({
  args: {},
  handler: async (ctx) => {
    const user = ctx.user;
    return user && {
      _id: user._id,
      name: user.name,
      email: user.email ?? null,
      emailConfirmed: emailIsConfirmed(user),
      isAnonymous: user.isAnonymous,
      isAdmin: hasPermission("admin:access", user),
      currency: user.currency,
      homeAirport: user.homeAirport ?? null,
      language: user.language ?? null,
      hue: user.hue,
      username: user.username ?? null,
      findable: user.findable ?? false,
    };
  },
});

/** Changes one's own profile; fields left out stay, and a home airport of null is none any more. */
export const update = userMutation({
  args: { name: v.optional(v.string()), currency: v.optional(v.string()), language: v.optional(v.string()), homeAirport: v.optional(v.nullable(v.string())) },
  handler: async (ctx, { name, currency, language, homeAirport }) => {
    await ctx.db.patch(ctx.user._id, {
      ...(name !== undefined && { name: boundedText(name, "name", 1, 80) }),
      ...(currency !== undefined && { currency: currencyCode(currency) }),
      ...(homeAirport !== undefined && { homeAirport: homeAirport === null ? undefined : airportCode(homeAirport, "homeAirport") }),
      ...(language !== undefined && { language: knownLanguage(language) }),
    });
    return null;
  },
});
