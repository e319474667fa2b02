// Whatever a screen throws ends here: a trip one may not see, a session that ran out, a part of the
// app that could not be fetched, or a fault of ours.
import { useEffect } from "react";
import { isRouteErrorResponse, Link, useLocation, useParams, useRouteError } from "react-router-dom";
import { t } from "../i18n/t";
import { errorCode, errorDetails, errorSentence } from "../lib/errors";
import { forgetSeen } from "../lib/offline/lastSeen";
import { isOfTrip } from "../lib/offline/lastSeenModel";
import { useTitle } from "../lib/useTitle";
import { Button } from "../ui/Button";
import { MessagePage } from "./MessagePage";
import { NotFoundPage } from "./NotFoundPage";
import { tripOpenBefore } from "./openTrip";
import { TripTaken } from "./TripTaken";

const isMissingChunk = (error: unknown) =>
  error instanceof TypeError && /dynamically imported module|module script/i.test(error.message);

const reload = () => window.location.reload();

export function RouteError() {
  const error = useRouteError();
  const { pathname } = useLocation();
  useTitle(t("Something is in the way"));
  const code = errorCode(error);
  const { tripId } = useParams();
  useEffect(() => {
    // Nor is what was last seen of it theirs any more.
    if (code === "RESOURCE_NOT_FOUND" && tripId) forgetSeen(isOfTrip(tripId));
  }, [code, tripId]);

  if (isRouteErrorResponse(error) && error.status === 404) return <NotFoundPage />;
  const lost = errorDetails(error).outside ? tripOpenBefore(tripId) : null;
  if (lost) return <TripTaken trip={lost} />;
  if (code === "RESOURCE_NOT_FOUND") {
    return (
      <MessagePage eyebrow={t("Not found")} title={t("Nothing here for you to see")} actions={<Button asChild><Link to="/trips">{t("Your trips")}</Link></Button>}>
        <p>{t("It may have been removed, or you are not invited yet. Ask the person who sent you the link for an invitation.")}</p>
      </MessagePage>
    );
  }
  if (code === "AUTHENTICATION_ERROR") {
    return (
      <MessagePage eyebrow={t("Signed out")} title={t("Please sign in again")} actions={<Button asChild><Link to={`/sign-in?next=${encodeURIComponent(pathname)}`}>{t("Sign in")}</Link></Button>}>
        <p>{t("Your session has ended on this device. Everything you saved is still there.")}</p>
      </MessagePage>
    );
  }
  if (isMissingChunk(error)) {
    return (
      <MessagePage eyebrow={t("Connection")} title={t("This page did not arrive")} actions={<Button onClick={reload}>{t("Try again")}</Button>}>
        <p>{t(navigator.onLine ? "Caravan may have been updated meanwhile. Loading the page again brings the newest." : "You are offline. Come back to it when there is a network.")}</p>
      </MessagePage>
    );
  }
  return (
    <MessagePage
      eyebrow={t("Error")}
      title={t("We lost our way")}
      actions={
        <>
          <Button onClick={reload}>{t("Load the page again")}</Button>
          <Button asChild look="secondary"><Link to="/trips">{t("Your trips")}</Link></Button>
        </>
      }
    >
      <p>{code ? errorSentence(error) : t("This page ran into a fault of ours. Your trips are safe; loading it again usually helps.")}</p>
      {error instanceof Error && (
        <details className="mt-5 text-start text-sm text-ink-faint">
          <summary className="text-center">{t("What happened")}</summary>
          <pre dir="auto" className="mt-2 max-h-40 overflow-auto rounded-md bg-sunken p-3 whitespace-pre-wrap">{error.message}</pre>
        </details>
      )}
    </MessagePage>
  );
}
