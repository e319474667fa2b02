import { useConvexAuth, useQuery } from "convex/react";
import { useEffect } from "react";
import { Link } from "react-router-dom";
import { api } from "../../convex/_generated/api";
import { t } from "../i18n/t";
import { useTitle } from "../lib/useTitle";
import { Button } from "../ui/Button";
import { notify } from "../ui/toast";
import { takeWriting } from "./leftWriting";
import { MessagePage } from "./MessagePage";
import type { OpenTrip } from "./openTrip";

/** In place of a trip that was open here until somebody took this person out of it, or removed it. */
export function TripTaken({ trip: { id, title, slug } }: { trip: OpenTrip }) {
  useTitle(title);
  useEffect(() => {
    for (const text of takeWriting(id)) notify.unsaved(t("You are no longer in “{trip}”. What you were writing isn’t saved.", { trip: title }), text);
  }, [id, title]);
  const { isAuthenticated } = useConvexAuth();
  const page = useQuery(api.trips.publicPages.get, slug && isAuthenticated ? { slug } : "skip");
  return (
    <MessagePage
      eyebrow={t("No longer yours to see")}
      title={t("You are no longer in “{trip}”", { trip: title })}
      actions={
        <>
          <Button asChild><Link to="/trips">{t("Your trips")}</Link></Button>
          {page?.requests && !page.memberOf && <Button asChild look="secondary"><Link to={`/t/${slug}`}>{t("Ask to join")}</Link></Button>}
        </>
      }
    >
      <p>{t("Its owner has taken you out of it, or has removed the trip. What you have planned stays with it. If it was a mistake, ask them for a new invitation.")}</p>
    </MessagePage>
  );
}
