// The words of mails about an account. A link stands on a line of its own, with its code after the "#", where
// neither servers nor other sites get to see it.
import type { Mail } from "../mail/mail";
import { siteUrl } from "../siteUrl";
import type { Place } from "./securitySchema";

type Words = Pick<Mail, "kind" | "subject" | "text">;

const link = (path: string, parameters: Record<string, string>) => `${siteUrl()}${path}#${new URLSearchParams(parameters)}`;
const from = ({ browser, network }: Place) => [browser ?? "a browser we can't name", network && `on the network ${network}`].filter(Boolean).join(" ");
const REVIEW = () => `If it was you, there is nothing to do. If not, choose another password and look at who is signed in:\n\n${siteUrl()}/account/security`;

/** It names nobody: whoever typed the address chose the name too, and may have written anything into it. */
export const confirmEmailMail = (code: string, minutes: number): Words => ({
  kind: "verifyEmail",
  subject: "Confirm your e-mail",
  text: `Hello,\n\nopen this link where you are signed in to Caravan, or type the code there:\n\n${link("/verify-email", { code })}\n\n${code}\n\nIt holds for ${minutes} minutes. If you have no account at Caravan, somebody typed your address by mistake: do nothing, and it stays unconfirmed.`,
});

export const resetMail = (email: string, code: string, minutes: number): Words => ({
  kind: "resetPassword",
  subject: "Choose a new password",
  text: `Hello,\n\nsomebody, we hope you, asked for a new password of the account with this address:\n\n${link("/reset-password", { email, code })}\n\n${code}\n\nIt holds for ${minutes} minutes and once. Everybody who is signed in to the account will be signed out. If it wasn't you, do nothing: your password stays as it is.`,
});

/** To an address that nobody has confirmed, asked for in a browser that the account doesn't know: see passwordModel.ts. */
export const claimMail = (email: string, code: string, minutes: number): Words => ({
  kind: "resetPassword",
  subject: "Use your address at Caravan",
  text: `Hello,\n\nthere is an account with this address at Caravan, but nobody ever confirmed that the address is theirs. So it can't be opened from here: ask for the new password in a browser in which you have been signed in before, and you get everything back.\n\nIf that account isn't yours, you can take your address for a new one of your own:\n\n${link("/reset-password", { email, code })}\n\n${code}\n\nIt holds for ${minutes} minutes and once. The other account keeps its trips and loses the address.`,
});

export const proveMail = (name: string, code: string, minutes: number): Words => ({
  kind: "account",
  subject: "Your code for Caravan",
  text: `Hello ${name},\n\nto show that it is you who is changing the account, type this code:\n\n${code}\n\nIt holds for ${minutes} minutes. If you aren't changing anything, somebody else is signed in as you. Choose another password:\n\n${siteUrl()}/account/security`,
});

export const signInAlertMail = (name: string, place: Place, travel: boolean): Words => ({
  kind: "signInAlert",
  subject: "A new sign-in to your account",
  text: `Hello ${name},\n\nsomebody signed in to your account from ${from(place)}, where it hasn't been used before.${travel ? " A few minutes earlier it was in use on another network." : ""}\n\n${REVIEW()}`,
});

export const failuresMail = (name: string, place: Place, count: number): Words => ({
  kind: "signInAlert",
  subject: "Somebody is trying to sign in to your account",
  text: `Hello ${name},\n\n${count} times within a few minutes somebody tried to sign in to your account and couldn't, last from ${from(place)}. Your account isn't locked.\n\n${REVIEW()}`,
});

/** That something about how one signs in has changed; `what` is a whole sentence. */
export const changedMail = (name: string, subject: string, what: string): Words => ({
  kind: "account",
  subject,
  text: `Hello ${name},\n\n${what} If it wasn't you, ask for a new password at once:\n\n${siteUrl()}/forgot-password`,
});
