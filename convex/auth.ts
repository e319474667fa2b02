// Built-in accounts on @convex-dev/auth: e-mail and password, and guests. The names exported here
// are the ones its client calls.
import { Anonymous } from "@convex-dev/auth/providers/Anonymous";
import { convexAuth } from "@convex-dev/auth/server";
import type { DataModel } from "./_generated/dataModel";
import { guestProfile, saveUser } from "./users/accounts";
import { passwordProvider } from "./users/passwordProvider";

export const { auth, signIn, signOut, store, isAuthenticated } = convexAuth({
  providers: [passwordProvider, Anonymous<DataModel>({ profile: guestProfile })],
  callbacks: { createOrUpdateUser: saveUser },
});
