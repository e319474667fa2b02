// What the audit log says, in words for people: of an account to its person, and of any to an administrator. An action that
// isn't here reads as its name.
import { t } from "../../../i18n/t";

const WORDS: Record<string, string> = {
  "password.change": t("The password was changed"),
  "password.reset": t("A new password was set with a code from a mail"),
  "email.confirm": t("The e-mail address was confirmed"),
  "email.change": t("The e-mail address was changed"),
  "email.claimed": t("The e-mail address was given to the account that confirmed it"),
  "totp.on": t("Two-step sign-in was switched on"),
  "totp.off": t("Two-step sign-in was switched off"),
  "totp.recoveryCodes": t("New recovery codes were made"),
  "sessions.revoke": t("A session was signed out"),
  "sessions.revokeOthers": t("All other sessions were signed out"),
  "identities.link": t("Another way to sign in was linked"),
  "identities.unlink": t("A way to sign in was removed"),
  "plan.change": t("The plan changed"),
  "payment.received": t("A payment was received"),
  "refund.request": t("Money was asked back"),
  "refund.done": t("Money came back"),
  "booking.confirmed": t("A booking was confirmed"),
  "booking.cancelled": t("A booking was cancelled"),
  "keys.save": t("A key of a model provider was saved"),
  "keys.remove": t("A key of a model provider was removed"),
  "consent.give": t("Counting the use of Caravan was allowed"),
  "consent.withdraw": t("Counting the use of Caravan was forbidden"),
  "documents.add": t("A travel document was added"),
  "documents.show": t("A travel document was looked at"),
  "documents.remove": t("A travel document was removed"),
  "documents.warn": t("Warnings of a travel document's last day were switched on"),
  "documents.unwarn": t("Warnings of a travel document's last day were switched off"),
  "export.request": t("A copy of all data was asked for"),
  "users.departure": t("The deletion of the account was asked for"),
  "users.stay": t("The account was kept after all"),
  "users.erased": t("The person's data was removed"),
  "trips.handedOver": t("A trip was taken over from somebody who left"),
  "trips.transferred": t("A trip was handed to you"),
  "trips.roleChanged": t("Your role in a trip was changed"),
  "trips.removedFrom": t("You were taken out of a trip"),
  "trips.published": t("A trip was made public"),
  "trips.unpublished": t("A trip's public page was switched off"),
  "admin.grant": t("Administration was granted"),
  "admin.revoke": t("Administration was taken away"),
  "clerk.reconcile": t("People were compared with Clerk"),
};

const BY = { you: t("by you"), caravan: t("by Caravan"), other: t("by somebody else") } as const;
export type By = keyof typeof BY;

export const auditSentence = (action: string): string => WORDS[action] ?? action;
export const byWords = (by: By): string => BY[by];
/** All that can be asked for by name. */
export const AUDIT_ACTIONS = Object.keys(WORDS);
