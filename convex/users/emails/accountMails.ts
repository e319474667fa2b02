// The words of mails about an account. A link stands on a line of its own, with its code after the "#", where
// neither servers nor other sites get to see it.
import type { Mail } from "../../mail/mail";
import { siteUrl } from "../../siteUrl";
import { write, type Line, type Phrase } from "../../words/words";
import type { Place } from "../security/securitySchema";

type Words = Pick<Mail, "kind" | "subject" | "text">;

const link = (path: string, parameters: Record<string, string>) => `${siteUrl()}${path}#${new URLSearchParams(parameters)}`;
const hello = (name?: string): Line => (name === undefined ? write("Hello,") : write("Hello {name},", { name }));

function from({ browser, network }: Place): Phrase | string {
  const program = browser ?? write("a browser we can't name");
  return network ? write("{browser} on the network {network}", { browser: program, network }) : program;
}

const review = (): Line[] => [
  write("If it was you, there is nothing to do. If not, choose another password and look at who is signed in:"),
  `${siteUrl()}/account/security`,
];

/** It names nobody: whoever typed the address chose the name too, and may have written anything into it. */
export const confirmEmailMail = (code: string, minutes: number): Words => ({
  kind: "verifyEmail",
  subject: write("Confirm your e-mail"),
  text: [
    hello(),
    write("open this link where you are signed in to Caravan, or type the code there:"),
    link("/verify-email", { code }),
    code,
    write("It holds for {minutes, number} minutes. If you have no account at Caravan, somebody typed your address by mistake: do nothing, and it stays unconfirmed.", { minutes }),
  ],
});

export const resetMail = (email: string, code: string, minutes: number): Words => ({
  kind: "resetPassword",
  subject: write("Choose a new password"),
  text: [
    hello(),
    write("somebody, we hope you, asked for a new password of the account with this address:"),
    link("/reset-password", { email, code }),
    code,
    write("It holds for {minutes, number} minutes and once. Everybody who is signed in to the account will be signed out. If it wasn't you, do nothing: your password stays as it is.", { minutes }),
  ],
});

/** To an address that nobody has confirmed, asked for in a browser that the account doesn't know: see passwordModel.ts. */
export const claimMail = (email: string, code: string, minutes: number): Words => ({
  kind: "resetPassword",
  subject: write("Use your address at Caravan"),
  text: [
    hello(),
    write("there is an account with this address at Caravan, but nobody ever confirmed that the address is theirs. So it can't be opened from here: ask for the new password in a browser in which you have been signed in before, and you get everything back."),
    write("If that account isn't yours, you can take your address for a new one of your own:"),
    link("/reset-password", { email, code }),
    code,
    write("It holds for {minutes, number} minutes and once. The other account keeps its trips and loses the address.", { minutes }),
  ],
});

export const proveMail = (name: string, code: string, minutes: number): Words => ({
  kind: "account",
  subject: write("Your code for Caravan"),
  text: [
    hello(name),
    write("to show that it is you who is changing the account, type this code:"),
    code,
    write("It holds for {minutes, number} minutes. If you aren't changing anything, somebody else is signed in as you. Choose another password:", { minutes }),
    `${siteUrl()}/account/security`,
  ],
});

export const signInAlertMail = (name: string, place: Place, travel: boolean): Words => ({
  kind: "signInAlert",
  subject: write("A new sign-in to your account"),
  text: [
    hello(name),
    travel
      ? write("somebody signed in to your account from {place}, where it hasn't been used before. A few minutes earlier it was in use on another network.", { place: from(place) })
      : write("somebody signed in to your account from {place}, where it hasn't been used before.", { place: from(place) }),
    ...review(),
  ],
});

export const failuresMail = (name: string, place: Place, count: number): Words => ({
  kind: "signInAlert",
  subject: write("Somebody is trying to sign in to your account"),
  text: [
    hello(name),
    write("{count, number} times within a few minutes somebody tried to sign in to your account and couldn't, last from {place}. Your account isn't locked.", { count, place: from(place) }),
    ...review(),
  ],
});

/** That something about how one signs in has changed; `what` is a whole sentence that goes on after "Hello Ada,". */
export const changedMail = (name: string, subject: Phrase, what: Phrase): Words => ({
  kind: "account",
  subject,
  text: [hello(name), write("{what} If it wasn't you, ask for a new password at once:", { what }), `${siteUrl()}/forgot-password`],
});
