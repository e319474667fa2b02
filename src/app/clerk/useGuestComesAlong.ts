import { useMutation, useQuery } from "convex/react";
import { useEffect } from "react";
import { api } from "../../../convex/_generated/api";
import { notify } from "../../ui/toast";
import { keepLinkCode } from "./linkCode";

/** Codes are good for ten minutes: a new one while somebody takes their time. */
const RENEWED_MS = 6 * 60_000;

/** While a guest is about to sign up, keeps a code at hand by which their trips come along. True: this is a guest. */
export function useGuestComesAlong(): boolean {
  const isGuest = useQuery(api.users.users.me)?.isAnonymous ?? false;
  const offer = useMutation(api.users.linking.offer);

  useEffect(() => {
    if (!isGuest) return;
    const renew = () => offer({}).then((made) => keepLinkCode({ ...made, purpose: "keep" }), notify.error);
    void renew();
    const timer = setInterval(() => void renew(), RENEWED_MS);
    return () => clearInterval(timer);
  }, [isGuest, offer]);
  return isGuest;
}
