// Built-in accounts on @convex-dev/auth: e-mail and password, and guests. The names exported here
// are the ones its client calls.
import { Anonymous } from "@convex-dev/auth/providers/Anonymous";
import { Password } from "@convex-dev/auth/providers/Password";
import { convexAuth } from "@convex-dev/auth/server";
import type { DataModel } from "./_generated/dataModel";
import { guestProfile, passwordProfile, requirePassword, saveUser } from "./users/accounts";

export const { auth, signIn, signOut, store, isAuthenticated } = convexAuth({
  providers: [
    Password<DataModel>({ profile: passwordProfile, validatePasswordRequirements: requirePassword }),
    Anonymous<DataModel>({ profile: guestProfile }),
  ],
  callbacks: { createOrUpdateUser: saveUser },
});
