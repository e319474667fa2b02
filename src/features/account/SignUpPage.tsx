import { AccountPage } from "./AccountPage";

export function SignUpPage() {
  return (
    <AccountPage way="signUp" title="Create your account" other={{ to: "/sign-in", ask: "Have an account already?", label: "Sign in" }}>
      An e-mail and a password, kept on this deployment. You can begin at once and confirm the address later.
    </AccountPage>
  );
}
