import { SignIn } from "@clerk/clerk-react";
import { t } from "../../i18n/t";
import { ClerkPage } from "./ClerkPage";
import { withNext } from "./withNext";

export function ClerkSignInPage() {
  return (
    <ClerkPage
      title={t("Welcome back")}
      lead={t("Sign in to go on with your trips.")}
      form={(next) => <SignIn routing="hash" forceRedirectUrl={next} signUpForceRedirectUrl={next} signUpUrl={withNext("/sign-up", next)} />}
    />
  );
}
