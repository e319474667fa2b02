import { SignUp } from "@clerk/clerk-react";
import { t } from "../../i18n/t";
import { ClerkPage } from "./ClerkPage";
import { useGuestComesAlong } from "./useGuestComesAlong";
import { withNext } from "./withNext";

export function ClerkSignUpPage() {
  const isGuest = useGuestComesAlong();
  return (
    <ClerkPage
      title={t("Create your account")}
      lead={t(isGuest ? "Everything that you planned as a guest comes along." : "One account for all your trips, on every device.")}
      form={(next) => <SignUp routing="hash" forceRedirectUrl={next} signInForceRedirectUrl={next} signInUrl={withNext("/sign-in", next)} />}
    />
  );
}
