// On one's list of trips, while one's address isn't confirmed: what was sent to it is shown only then. Whether anything was isn't
// told before either, as anybody can name any address as theirs.
import { useQuery } from "convex/react";
import { api } from "../../../convex/_generated/api";
import { useMe } from "../../app/useMe";
import { rich } from "../../i18n/t";
import { ConfirmNote } from "../account/profile/ConfirmNote";

export function ConfirmFirst() {
  const me = useMe();
  const waits = Boolean(me?.email) && me?.emailConfirmed === false;
  const overview = useQuery(api.users.security.overview, waits ? {} : "skip");
  if (!waits || !overview) return null;
  return (
    <ConfirmNote
      overview={overview}
      className="mt-0 mb-8 py-3.5"
      waits={rich("<strong>Confirm your e-mail</strong>: invitations to trips that are sent to {address} wait for that.", {
        address: <bdi className="wrap-anywhere">{me!.email}</bdi>,
        strong: (text) => <strong className="font-medium text-ink">{text}</strong>,
      })}
    />
  );
}
