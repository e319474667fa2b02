// What the audit log says, in words for people: of an account to its person, and of any to an administrator. An action that
// isn't here reads as its name.

const WORDS: Record<string, string> = {
  "password.change": "The password was changed",
  "password.reset": "A new password was set with a code from a mail",
  "email.confirm": "The e-mail address was confirmed",
  "email.change": "The e-mail address was changed",
  "email.claimed": "The e-mail address was given to the account that confirmed it",
  "totp.on": "Two-step sign-in was switched on",
  "totp.off": "Two-step sign-in was switched off",
  "totp.recoveryCodes": "New recovery codes were made",
  "sessions.revoke": "A session was signed out",
  "sessions.revokeOthers": "All other sessions were signed out",
  "identities.link": "Another way to sign in was linked",
  "identities.unlink": "A way to sign in was removed",
  "plan.change": "The plan changed",
  "payment.received": "A payment was received",
  "refund.request": "Money was asked back",
  "refund.done": "Money came back",
  "booking.confirmed": "A booking was confirmed",
  "booking.cancelled": "A booking was cancelled",
  "keys.save": "A key of a model provider was saved",
  "keys.remove": "A key of a model provider was removed",
  "consent.give": "Counting the use of Caravan was allowed",
  "consent.withdraw": "Counting the use of Caravan was forbidden",
  "documents.add": "A travel document was added",
  "documents.show": "A travel document was looked at",
  "documents.remove": "A travel document was removed",
  "export.request": "A copy of all data was asked for",
  "users.departure": "The deletion of the account was asked for",
  "users.stay": "The account was kept after all",
  "users.erased": "The person's data was removed",
  "trips.handedOver": "A trip was taken over from somebody who left",
  "trips.transferred": "A trip was handed to you",
  "trips.roleChanged": "Your role in a trip was changed",
  "trips.removedFrom": "You were taken out of a trip",
  "trips.published": "A trip was made public",
  "trips.unpublished": "A trip's public page was switched off",
  "admin.grant": "Administration was granted",
  "admin.revoke": "Administration was taken away",
  "clerk.reconcile": "People were compared with Clerk",
};

const BY = { you: "by you", caravan: "by Caravan", other: "by somebody else" } as const;
export type By = keyof typeof BY;

export const auditSentence = (action: string): string => WORDS[action] ?? action;
export const byWords = (by: By): string => BY[by];
/** All that can be asked for by name. */
export const AUDIT_ACTIONS = Object.keys(WORDS);
