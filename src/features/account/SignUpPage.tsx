import { t } from "../../i18n/t";
import { AccountPage } from "./AccountPage";

export function SignUpPage() {
  return (
    <AccountPage way="signUp" title={t("Create your account")} other={{ to: "/sign-in", ask: t("Have an account already?"), label: t("Sign in") }}>
      {t("An e-mail and a password, kept on this deployment. You can begin at once and confirm the address later.")}
    </AccountPage>
  );
}
