// A stand-in for the script that Clerk's React package fetches (clerk-js): one form for signing in and up, a session
// that is kept in the browser, tokens of the emulated Clerk. It shows that Caravan's side of it works, not Clerk's.
import type { BrowserContext } from "playwright-core";
import type { ClerkEmulator } from "./clerkEmulator";

const FRONTEND = "emulated.clerk.accounts.dev";
/** Names where the script is to be fetched, as Clerk's keys do. */
export const PUBLISHABLE_KEY = `pk_test_${Buffer.from(`${FRONTEND}$`).toString("base64")}`;

/** From now on the context's pages get the stand-in, and nothing else of Clerk's. */
export async function serveClerkBrowser(context: BrowserContext, clerk: ClerkEmulator) {
  await context.exposeFunction("emulatedClerkToken", (userId: string) => clerk.token(userId, { sid: `sess_${userId}` }));
  await context.exposeFunction("emulatedClerkUser", (name: string) => {
    const [first_name = "", last_name = ""] = name.split(" ");
    return clerk.addUser({ first_name, last_name, email: `${first_name.toLowerCase()}@example.org` }).id;
  });
  await context.route(`https://${FRONTEND}/**`, (route) => route.fulfill({ contentType: "text/javascript", headers: { "access-control-allow-origin": "*" }, body: `(${standIn.toString()})()` }));
}

type Listener = (resources: object) => void;
type FormProps = { forceRedirectUrl?: string };

/** Runs in the page. */
function standIn() {
  const page = window as unknown as {
    Clerk: object;
    emulatedClerkToken: (userId: string) => Promise<string>;
    emulatedClerkUser: (name: string) => Promise<string>;
  };
  const KEPT = "emulated-clerk-user";
  const listeners = new Set<Listener>();
  let options: { routerPush?: (to: string) => unknown } = {};

  const sessionOf = (userId: string) => ({
    id: `sess_${userId}`,
    status: "active",
    user: { id: userId, organizationMemberships: [] },
    lastActiveToken: { jwt: { claims: { sid: `sess_${userId}` } }, getRawString: () => "" },
    factorVerificationAge: null,
    getToken: () => page.emulatedClerkToken(userId),
  });
  const become = (userId: string | null) => {
    if (userId) localStorage.setItem(KEPT, userId);
    else localStorage.removeItem(KEPT);
    clerk.session = userId ? sessionOf(userId) : null;
    clerk.user = clerk.session?.user ?? null;
    for (const listener of listeners) listener(resources());
  };
  const resources = () => ({ client: clerk.client, session: clerk.session, user: clerk.user, organization: null });

  const mount = (title: string) => (node: HTMLElement, props: FormProps) => {
    node.innerHTML = `<form aria-label="${title}"><label>Name at Clerk <input name="name"></label> <button>Continue at Clerk</button></form>`;
    node.querySelector("form")!.addEventListener("submit", (event) => {
      event.preventDefault();
      const name = node.querySelector("input")!.value;
      void page.emulatedClerkUser(name).then((userId) => {
        become(userId);
        return options.routerPush?.(props.forceRedirectUrl ?? "/trips");
      });
    });
  };
  const empty = (node: HTMLElement) => void (node.innerHTML = "");

  const clerk = {
    loaded: false,
    status: "loading",
    version: "5",
    client: { sessions: [], signIn: {}, signUp: {} },
    session: null as ReturnType<typeof sessionOf> | null,
    user: null as object | null,
    load: async (given: typeof options) => {
      options = given;
      const kept = localStorage.getItem(KEPT);
      clerk.session = kept ? sessionOf(kept) : null;
      clerk.user = clerk.session?.user ?? null;
      clerk.loaded = true;
      clerk.status = "ready";
    },
    addListener: (listener: Listener) => {
      listeners.add(listener);
      listener(resources());
      return () => listeners.delete(listener);
    },
    on: (_event: "status", listener: (status: string) => void, { notify = false } = {}) => {
      if (notify) listener(clerk.status);
    },
    off: () => undefined,
    mountSignIn: mount("Sign in at Clerk"),
    unmountSignIn: empty,
    mountSignUp: mount("Sign up at Clerk"),
    unmountSignUp: empty,
    mountUserProfile: (node: HTMLElement) => void (node.innerHTML = "<h2>Profile at Clerk</h2>"),
    unmountUserProfile: empty,
    openSignIn: (props: FormProps) => {
      const node = document.body.appendChild(document.createElement("div"));
      mount("Sign in at Clerk")(node, props);
      node.addEventListener("submit", () => node.remove());
    },
    signOut: async () => become(null),
  };
  page.Clerk = clerk;
}
