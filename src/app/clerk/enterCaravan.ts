// Which of the two identities the app shows, and what happens between Clerk's word and Caravan's. Pure: the calls are given.
import { errorCode, errorSentence } from "../../lib/errors";
import type { LinkPurpose } from "./linkCode";

export type ClerkState = { kind: "loading" | "failed" | "signedOut" } | { kind: "signedIn"; sessionId: string };

/**
 * Built-in accounts and guests, until Clerk says that somebody is signed in and Caravan knows them. While Clerk is
 * fetched, a device on which somebody was signed in there waits; any other goes on as it is.
 */
export function shownIdentity(clerk: ClerkState, entered: string | null, lastWasClerk: boolean): "builtIn" | "clerk" | "wait" {
  switch (clerk.kind) {
    case "loading":
      return lastWasClerk ? "wait" : "builtIn";
    case "failed":
    case "signedOut":
      return "builtIn";
    case "signedIn":
      return entered === clerk.sessionId ? "clerk" : "wait";
  }
}

export type Calls = {
  claim: (code: string) => Promise<unknown>;
  enter: () => Promise<unknown>;
};

/**
 * "in": as themselves; `moved` when what this device held before came along, so that its session is to end.
 * "stay": linking was refused, and whoever began it goes on as who they were.
 */
export type Entered = { kind: "in"; moved: boolean; notice: string | null } | { kind: "stay"; notice: string };

/** Uses the code that was made before going to Clerk, if there is one, then makes sure there is a row. Throws what isn't a refusal of the code. */
export async function enterCaravan({ claim, enter }: Calls, made: { code: string; purpose: LinkPurpose } | null): Promise<Entered> {
  let notice: string | null = null;
  if (made) {
    try {
      await claim(made.code);
      return { kind: "in", moved: true, notice: null };
    } catch (error) {
      const code = errorCode(error);
      if (code !== "CONFLICT" && code !== "RESOURCE_NOT_FOUND") throw error;
      notice = errorSentence(error);
      if (made.purpose === "link") return { kind: "stay", notice };
    }
  }
  await enter();
  return { kind: "in", moved: false, notice };
}
