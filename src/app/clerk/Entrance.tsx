// The moment after Clerk has signed somebody in: Caravan gets to know them, and what this device held comes along.
// It calls with Clerk's token on its own, while the built-in session, if there is one, still has the connection.
import { useAuth, useClerk } from "@clerk/clerk-react";
import { ConvexHttpClient } from "convex/browser";
import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "../../../convex/_generated/api";
import { t } from "../../i18n/t";
import { errorSentence } from "../../lib/errors";
import { Button } from "../../ui/Button";
import { LogoMark } from "../../ui/Logo";
import { notify } from "../../ui/toast";
import { convexClient } from "../convexClient";
import { useIdentity } from "../identity";
import { LoadingPage } from "../LoadingPage";
import { enterCaravan } from "./enterCaravan";
import { dropLinkCode, readLinkCode } from "./linkCode";

export function Entrance({ onEntered }: { onEntered: () => void }) {
  const { getToken, sessionClaims } = useAuth();
  const clerk = useClerk();
  const { signOut: endBuiltInSession } = useIdentity();
  const [problem, setProblem] = useState<string | null>(null);
  const begun = useRef(false);

  const enter = useCallback(async () => {
    setProblem(null);
    try {
      // As ConvexProviderWithClerk has it: the session's own token if it is meant for Convex, else that of the template.
      const token = await getToken(sessionClaims?.aud === "convex" ? {} : { template: "convex" });
      if (!token) throw new Error("Clerk gave no token for Convex.");
      const backend = new ConvexHttpClient(convexClient.url, { logger: false });
      backend.setAuth(token);
      const calls = {
        claim: (code: string) => backend.mutation(api.users.linking.claim, { code }),
        enter: () => backend.mutation(api.clerk.session.enter, {}),
      };
      const entered = await enterCaravan(calls, readLinkCode(Date.now()));
      dropLinkCode();
      if (entered.notice) notify.info(entered.notice);
      if (entered.kind === "stay") return void (await clerk.signOut());
      if (entered.moved) await endBuiltInSession();
      onEntered();
    } catch (error) {
      setProblem(errorSentence(error));
    }
  }, [getToken, sessionClaims, clerk, endBuiltInSession, onEntered]);

  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void enter();
  }, [enter]);

  if (problem === null) return <LoadingPage />;
  return (
    <main id="main" className="mx-auto flex min-h-dvh max-w-lg flex-col items-center justify-center gap-5 px-5 text-center">
      <LogoMark className="size-12" />
      <h1 className="title text-4xl">{t("We couldn't sign you in")}</h1>
      <p role="alert" className="text-lg text-ink-soft">{problem}</p>
      <div className="flex flex-wrap justify-center gap-3">
        <Button onClick={() => void enter()}>{t("Try again")}</Button>
        <Button look="secondary" onClick={() => void clerk.signOut()}>{t("Sign out")}</Button>
      </div>
    </main>
  );
}
