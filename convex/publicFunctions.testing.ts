// Every function of the project that the outside can call, read from the modules themselves, so that no list
// of them can go stale: docs/permissions.md and the strangers' tests are made of it.
import type { Permission } from "./permissions";

type FunctionKind = "query" | "mutation" | "action";
export type PublicFunction = {
  /** As clients name it: "trips/activities:move". */
  name: string;
  kind: FunctionKind;
  /** Null when it doesn't say what it needs, which the tests refuse. */
  permission: Permission | null;
};
type Modules = Record<string, Record<string, unknown>>;

/** Made whole by a library, which leaves no room to mark them. */
const OF_LIBRARIES: Record<string, Permission> = { "auth:signIn": "app:enter", "auth:signOut": "app:enter", "auth:isAuthenticated": "app:open" };

/** Open to everybody, each with its reason. */
export const OPEN_FUNCTIONS: Record<string, string> = {
  "auth:isAuthenticated": "Says whether the caller is signed in; to nobody, that they aren't.",
  "auth:signIn": "Signing in is how one stops being nobody.",
  "auth:signOut": "Ends the caller's own session; of nobody's there is none.",
  "billing/plan:offers": "The price list.",
  "clerk/session:enter": "The first call of somebody whom Clerk has just signed in, who has no row yet; the verified token is the proof.",
  "deployment/status:get": "The demo chip is shown before one signs in; it names no key.",
  "mail/outbox:list": "A browser that asked for a reset shows its ticket's secret; without it, and signed out, the list is empty.",
  "places/cities:search": "Cities of the world, the same for all.",
  "places/cities:within": "Cities of the world, the same for all.",
  "presence:disconnect": "Sent by a closing page, which can't sign its request; the session's unguessable token is the proof.",
  "privacy/deletion:state": "Shown on every screen, before one signs in too; to nobody, nothing.",
  "trips/invites:peek": "What the holder of a link may know before joining; the link's unguessable token is the proof.",
  "trips/publicPages:get": "A public page; its unguessable address is the proof, and what it shows the owner has chosen.",
  "users/linking:claim": "Called by an identity that has no row yet; its verified token and the code are the proof.",
  "users/passwords:requestReset": "Who has forgotten the password can't sign in; the code goes to the account's address alone.",
  "users/passwords:reset": "The code from the mail is the proof.",
  "users/security:alerts": "Shown on every screen, before one signs in too; to nobody, none.",
  "users/sessions:leave": "Sent by a browser that was signed out without the server, and has no token left; the session's unguessable id is the proof, and ends that session alone.",
  "users/sessions:state": "Says whether the caller's token still stands; to nobody, that it doesn't.",
  "users/users:me": "Says who the caller is; to nobody, null.",
};

/** In the order of their names. `modules` are keyed by path: "./trips/trips.ts". */
export function publicFunctions(modules: Modules): PublicFunction[] {
  return Object.entries(modules)
    .flatMap(([path, module]) =>
      Object.entries(module).flatMap(([exported, value]) => {
        const kind = publicKind(value);
        if (!kind) return [];
        const name = `${path.replace(/^\.\//, "").replace(/\.[jt]sx?$/, "")}:${exported}`;
        return { name, kind, permission: (value as { permission?: Permission }).permission ?? OF_LIBRARIES[name] ?? null };
      }),
    )
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The marks that Convex itself goes by. */
function publicKind(value: unknown): FunctionKind | null {
  if (typeof value !== "function" || !("isPublic" in value)) return null;
  if ("isQuery" in value) return "query";
  if ("isMutation" in value) return "mutation";
  return "isAction" in value ? "action" : null;
}
