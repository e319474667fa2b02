// Going on as a guest: the accounts library's way for people without a name, with a limit before it, so that one
// address can't fill the place with guests.
import { ConvexCredentials } from "@convex-dev/auth/providers/ConvexCredentials";
import { createAccount } from "@convex-dev/auth/server";
import { internal } from "../../_generated/api";
import type { DataModel } from "../../_generated/dataModel";
import { requestOrigin } from "../../requestOrigin";
import { guestProfile } from "../accounts";

const ID = "anonymous";

/** Parameters: `name` and the screen's `language`. Throws VALIDATION_ERROR, RATE_LIMIT_EXCEEDED. */
export const guestProvider = ConvexCredentials<DataModel>({
  id: ID,
  authorize: async (params, ctx) => {
    const profile = guestProfile(params);
    await ctx.runMutation(internal.users.signIns.admitGuest, { address: (await requestOrigin(ctx)).address });
    const { user } = await createAccount(ctx, { provider: ID, account: { id: crypto.randomUUID() }, profile });
    return { userId: user._id };
  },
});
