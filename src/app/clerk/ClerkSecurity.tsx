// Security of one's account where Clerk is on: its own profile for who came by Clerk, the built-in page for others,
// and below either, all the ways that lead into the account.
import { UserProfile } from "@clerk/clerk-react";
import type { ReactNode } from "react";
import { useIdentity } from "../identity";
import { WaysIn } from "./WaysIn";

/** `builtIn`: what is shown to somebody with a password of Caravan's own. */
export function ClerkSecurity({ builtIn }: { builtIn: ReactNode }) {
  const { provider } = useIdentity();
  return (
    <div className="flex flex-col gap-12">
      {provider === "clerk" ? <UserProfile routing="hash" /> : builtIn}
      <WaysIn />
    </div>
  );
}
