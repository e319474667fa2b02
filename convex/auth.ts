// Built-in accounts on @convex-dev/auth: e-mail and password, and guests. The names exported here
// are the ones its client calls.
import { convexAuth } from "@convex-dev/auth/server";
import { v } from "convex/values";
import { internalMutation, type MutationCtx } from "./_generated/server";
import { saveUser } from "./users/accounts";
import { guestProvider } from "./users/sessions/guestProvider";
import { passwordProvider } from "./users/passwords/passwordProvider";
import { checkStoreCall } from "./users/sessions/storeGuard";

const library = convexAuth({ providers: [passwordProvider, guestProvider], callbacks: { createOrUpdateUser: saveUser } });
// What Convex itself runs of a function; its type leaves it out.
const { _handler: libraryStore } = library.store as unknown as { _handler: (ctx: MutationCtx, call: { args: unknown }) => Promise<unknown> };

export const { auth, signIn, signOut, isAuthenticated } = library;

/** All that the library reads and writes, which it calls by this name; looked at before it is let through. */
export const store = internalMutation({
  args: { args: v.any() },
  handler: async (ctx, call): Promise<unknown> => ((await checkStoreCall(ctx, call.args)) === "nothing" ? null : libraryStore(ctx, call)),
});
