import { AccountPage } from "./AccountPage";

export function SignInPage() {
  return (
    <AccountPage way="signIn" title="Welcome back" other={{ to: "/sign-up", ask: "New here?", label: "Create an account" }}>
      Sign in to go on with your trips.
    </AccountPage>
  );
}
