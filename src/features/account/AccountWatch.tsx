// Beside every screen of somebody who is signed in here: notes that the session is in use, says what was out of
// the ordinary, leaves when the session was ended elsewhere, and keeps the language that was chosen.
import { useConvexAuth, useMutation, useQuery } from "convex/react";
import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { useIdentity } from "../../app/identity";
import { t } from "../../i18n/t";
import { notify } from "../../ui/toast";
import { useAccountLanguage } from "./useAccountLanguage";

const SECURITY = "/account/security";
const TOUCH_MS = 10 * 60_000;
/** Signing out here ends the session too, a moment before this browser knows. */
const GRACE_MS = 1_500;

export function AccountWatch() {
  const { provider } = useIdentity();
  const { isAuthenticated } = useConvexAuth();
  const state = useQuery(api.users.sessions.state, provider === "builtIn" && isAuthenticated ? {} : "skip");
  useTouch(state === "live");
  useLeaving(state === "ended");
  useAlerts(state === "live");
  useAccountLanguage();
  return null;
}

function useTouch(live: boolean) {
  const touch = useMutation(api.users.sessions.touch);
  useEffect(() => {
    if (!live) return;
    // Missing one is no loss: the next one tells the same.
    const tell = () => void touch({}).catch(() => undefined);
    tell();
    const timer = setInterval(tell, TOUCH_MS);
    return () => clearInterval(timer);
  }, [live, touch]);
}

function useLeaving(ended: boolean) {
  const { signOut } = useIdentity();
  useEffect(() => {
    if (!ended) return;
    const timer = setTimeout(() => {
      const { pathname, search, hash } = window.location;
      // A fresh page, so that nothing of this person stays in memory.
      void signOut().then(() => window.location.assign(`/sign-in?note=ended&next=${encodeURIComponent(pathname + search + hash)}`));
    }, GRACE_MS);
    return () => clearTimeout(timer);
  }, [ended, signOut]);
}

function useAlerts(live: boolean) {
  const alerts = useQuery(api.users.security.alerts, live ? {} : "skip");
  const navigate = useNavigate();
  const shownHere = useLocation().pathname === SECURITY;
  const told = useRef(new Set<string>());
  const newest = alerts?.[0];
  useEffect(() => {
    if (!newest || told.current.has(newest._id)) return;
    told.current.add(newest._id);
    if (shownHere) return;
    const sentence = t(newest.signals.includes("failures") ? "Somebody tried to sign in to your account and couldn't." : "Your account was signed in to from somewhere new.");
    notify.ask(sentence, t("Look", {}, "action"), () => void navigate(SECURITY));
  }, [newest, navigate, shownHere]);
}
