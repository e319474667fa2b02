// What an invitation link opens: the trip, who invites, and the ways in on the same page. Whoever is
// signed in, or has just done so, joins at once.
import { useConvexAuth, useMutation, useQuery } from "convex/react";
import type { FunctionReturnType } from "convex/server";
import { useEffect, useState } from "react";
import { Link, useNavigate, useParams } from "react-router-dom";
import { api } from "../../../convex/_generated/api";
import { clerkKey } from "../../app/clerkKey";
import { LoadingPage } from "../../app/LoadingPage";
import { MessagePage } from "../../app/MessagePage";
import { WayAtClerk } from "../../app/WayAtClerk";
import { apart } from "../../i18n/apart";
import { cityName } from "../../i18n/cityName";
import { rich, t } from "../../i18n/t";
import { formatDateRange } from "../../lib/dates";
import { useSubmit } from "../../lib/useSubmit";
import { useIsOver } from "../../lib/useIsOver";
import { useTitle } from "../../lib/useTitle";
import { Button } from "../../ui/Button";
import { Landscape } from "../../ui/Landscape";
import { Logo } from "../../ui/Logo";
import { Field } from "../../ui/Field";
import { Textarea } from "../../ui/Input";
import { ChoiceTabs } from "../../ui/Tabs";
import { AccountForm, type Way } from "../account/AccountForm";
import { CLOSED, joinRefusal, NO_SUCH, type JoinRefusal } from "../invitations/joinRefusal";

type Invitation = NonNullable<FunctionReturnType<typeof api.trips.invites.peek>>;
type OpenInvitation = Extract<Invitation, { status: "open" }>;

export function JoinPage() {
  const { token = "" } = useParams();
  const { isLoading, isAuthenticated } = useConvexAuth();
  const invitation = useQuery(api.trips.invites.peek, { token });
  const isOver = useIsOver(invitation?.status === "open" ? invitation.expiresAt : null);
  useTitle(invitation?.status === "open" && !isOver ? t("Join {trip}", { trip: invitation.tripTitle }) : t("Invitation"));

  if (isLoading || invitation === undefined) return <LoadingPage />;
  if (isAuthenticated) return <Joining token={token} />;
  if (invitation === null) return <NoInvitation reason={NO_SUCH} />;
  if (isOver) return <NoInvitation reason={CLOSED.expired} next={`/join/${token}`} />;
  if (invitation.status !== "open") return <NoInvitation reason={CLOSED[invitation.status]} next={`/join/${token}`} />;
  return <Welcome invitation={invitation} />;
}

function Joining({ token }: { token: string }) {
  const accept = useMutation(api.trips.invites.accept);
  const navigate = useNavigate();
  const [refusal, setRefusal] = useState<JoinRefusal | null>(null);
  const [tries, setTries] = useState(1);

  useEffect(() => {
    let current = true;
    accept({ token }).then(
      ({ tripId }) => current && void navigate(`/trips/${tripId}`, { replace: true }),
      (error: unknown) => current && setRefusal(joinRefusal(error)),
    );
    return () => {
      current = false;
    };
  }, [accept, navigate, token, tries]);

  const again = () => {
    setRefusal(null);
    setTries(tries + 1);
  };
  switch (refusal?.kind) {
    case undefined:
      return <LoadingPage />;
    case "forAnother":
      return <ForAnother token={token} sentence={refusal.sentence} />;
    case "over":
      return <NoInvitation reason={refusal.sentence} signedIn />;
    case "refused":
      return (
        <MessagePage
          eyebrow={t("Invitation")}
          title={t("This link doesn't let you in")}
          actions={
            <>
              {refusal.again && <Button onClick={again}>{t("Try again")}</Button>}
              <Button asChild look={refusal.again ? "secondary" : "primary"}><Link to="/trips">{t("Your trips")}</Link></Button>
            </>
          }
        >
          <p>{refusal.sentence}</p>
        </MessagePage>
      );
  }
}

/** The link was passed on: whom it isn't for may ask. */
function ForAnother({ token, sentence }: { token: string; sentence: string }) {
  const ask = useMutation(api.trips.joinRequests.askWithInvite);
  const [note, setNote] = useState("");
  const [asked, setAsked] = useState(false);
  const { busy, refusal, submit } = useSubmit(async () => {
    await ask({ token, note });
    setAsked(true);
  });
  return (
    <MessagePage eyebrow={t("Invitation")} title={t("This invitation is somebody else's")} actions={<Button asChild look={asked ? "primary" : "ghost"}><Link to="/trips">{t("Your trips")}</Link></Button>}>
      {asked ? (
        <p role="status">{t("You have asked to be let in. Once the owner agrees, the trip is in your list.")}</p>
      ) : (
        <>
          <p>{sentence}</p>
          <form noValidate onSubmit={(event) => void submit(event)} className="mt-6 flex flex-col gap-4 text-start">
            <Field label={t("A word to the owner")} optional error={refusal}>
              <Textarea maxLength={300} value={note} onChange={(event) => setNote(event.target.value)} />
            </Field>
            <Button type="submit" busy={busy}>{t("Ask to be let in")}</Button>
          </form>
        </>
      )}
    </MessagePage>
  );
}

function NoInvitation({ reason, next, signedIn }: { reason: string; next?: string; signedIn?: boolean }) {
  return (
    <MessagePage
      eyebrow={t("Invitation")}
      title={t("This link no longer opens")}
      actions={
        signedIn ? (
          <Button asChild><Link to="/trips">{t("Your trips")}</Link></Button>
        ) : (
          <>
            <Button asChild><Link to="/">{t("See what Caravan is")}</Link></Button>
            {next && <Button asChild look="secondary"><Link to={`/sign-in?next=${encodeURIComponent(next)}`}>{t("I have joined before: sign in")}</Link></Button>}
          </>
        )
      }
    >
      <p>{reason} {t("Ask the person who sent it for a new one.")}</p>
    </MessagePage>
  );
}

const WAYS: { value: Way; label: string }[] = [
  { value: "signUp", label: t("New here") },
  { value: "signIn", label: t("Sign in") },
  { value: "guest", label: t("As a guest") },
];
const SUBMIT: Record<Way, string> = { signUp: t("Create account and join"), signIn: t("Sign in and join"), guest: t("Join as a guest") };

function Welcome({ invitation }: { invitation: OpenInvitation }) {
  const [way, setWay] = useState<Way>("signUp");
  const places = apart(invitation.destinations.map(cityName), " · ");
  return (
    <div className="flex min-h-dvh flex-col px-4 sm:px-6">
      <header className="flex h-16 items-center"><Link to="/" aria-label={t("Caravan, first page")} className="rounded-md py-2"><Logo /></Link></header>
      <main id="main" className="mx-auto grid w-full max-w-5xl flex-1 content-center gap-6 pb-16 md:grid-cols-2 md:gap-0">
        <section className="flex flex-col overflow-hidden rounded-xl border border-line bg-surface shadow-lift md:rounded-e-none md:border-e-0">
          <Landscape seed={invitation.tripTitle} countryCodes={invitation.destinations.map(({ countryCode }) => countryCode)} className="min-h-44 w-full flex-1 md:min-h-64" />
          <div className="p-6 sm:p-9">
            <p className="text-ink-soft">
              {rich(invitation.role === "editor" ? "<name>{person}</name> invites you to plan" : "<name>{person}</name> invites you to look at", {
                person: invitation.inviterName ?? t("Someone"),
                name: (text) => <strong className="font-semibold text-ink">{text}</strong>,
              })}
            </p>
            <h1 dir="auto" className="title mt-2 text-4xl">{invitation.tripTitle}</h1>
            <p className="mt-3 text-ink-soft">{places}</p>
            {!invitation.openDates && <p className="mt-1 text-ink-soft"><time dateTime={invitation.startDate}>{formatDateRange(invitation.startDate, invitation.endDate)}</time></p>}
          </div>
        </section>
        <section aria-label={t("Join the trip")} className="rounded-xl border border-line bg-surface p-6 shadow-lift sm:p-9 md:rounded-s-none">
          <h2 className="title text-2xl">{t("Come along")}</h2>
          <p className="mt-2 mb-5 text-ink-soft">
            {invitation.role === "editor" ? t("You will see every change as it is made, and make your own.") : t("You will see the plan as it grows. Changing it is up to the others.")}
          </p>
          {invitation.isFor && <p role="note" className="mb-5 rounded-md bg-sunken px-4 py-3 text-[0.9375rem]">{t("It is for {address}: use an account with that address.", { address: invitation.isFor })}</p>}
          {/* Once signed in, this page joins by itself. */}
          <ChoiceTabs label={t("How to join")} value={way} onValueChange={setWay} tabs={WAYS}>
            {clerkKey && way !== "guest" ? <WayAtClerk way={way} label={SUBMIT[way]} /> : <AccountForm way={way} submitLabel={SUBMIT[way]} onDone={() => undefined} />}
          </ChoiceTabs>
        </section>
      </main>
    </div>
  );
}
