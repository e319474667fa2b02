// Signing in, up or on as a guest. Each resolves only when the backend has confirmed who one is, so
// that what comes next may write at once.
import { useConvexAuth } from "convex/react";
import { useCallback, useEffect, useRef } from "react";
import { useIdentity } from "../../app/identity";
import { language, region } from "../../i18n/language";
import { browserTicket } from "./browserTicket";

export type Credentials = { email: string; password: string };

export function useAccount() {
  const { signIn } = useIdentity();
  const { isAuthenticated } = useConvexAuth();
  const confirmed = useRef(isAuthenticated);
  const waiting = useRef<(() => void)[]>([]);

  useEffect(() => {
    confirmed.current = isAuthenticated;
    if (isAuthenticated) for (const resolve of waiting.current.splice(0)) resolve();
  }, [isAuthenticated]);

  const confirmation = useCallback(
    () => (confirmed.current ? Promise.resolve() : new Promise<void>((resolve) => waiting.current.push(resolve))),
    [],
  );

  const withPassword = useCallback(
    async (flow: "signIn" | "signUp", params: Credentials & { name?: string; /** Of the second step. */ code?: string }) => {
      const ticket = browserTicket();
      await signIn("password", { ...params, flow, language, ...(region !== null && { region }), ...(ticket && { ticket }) });
      await confirmation();
    },
    [signIn, confirmation],
  );

  const asGuest = useCallback(
    async (name: string) => {
      await signIn("anonymous", { name, language, ...(region !== null && { region }) });
      await confirmation();
    },
    [signIn, confirmation],
  );

  return { isAuthenticated, withPassword, asGuest };
}
