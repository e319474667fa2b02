import { SignIn } from "@clerk/clerk-react";
import { ClerkPage } from "./ClerkPage";
import { withNext } from "./withNext";

export function ClerkSignInPage() {
  return (
    <ClerkPage
      title="Welcome back"
      lead="Sign in to go on with your trips."
      form={(next) => <SignIn routing="hash" forceRedirectUrl={next} signUpForceRedirectUrl={next} signUpUrl={withNext("/sign-up", next)} />}
    />
  );
}
