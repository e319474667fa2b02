import { useSearchParams } from "react-router-dom";
import { t } from "../../i18n/t";
import { AccountPage } from "./AccountPage";

/** Why somebody is here again, as the address says it: `?note=ended`. */
const NOTES: Record<string, string> = {
  ended: t("You were signed out, here or from another device. Sign in to go on."),
  reset: t("Your new password holds from now on. Sign in with it."),
};

export function SignInPage() {
  const note = useSearchParams()[0].get("note") ?? "";
  return (
    <AccountPage way="signIn" title={t("Welcome back")} note={Object.hasOwn(NOTES, note) ? NOTES[note] : null} other={{ to: "/sign-up", ask: t("New here?"), label: t("Create an account") }}>
      {t("Sign in to go on with your trips.")}
    </AccountPage>
  );
}
