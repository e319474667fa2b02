// /t/<slug> and /join/<token> as messengers and search engines fetch them: the app's own page with the trip's title, places and dates in
// its head, in the language of whose page or invitation it is. Whether a trip is there or not, the same is done in the same order, so
// that the time it takes tells nothing. Its picture is linkPicture's.
import type { HttpRouter } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { httpAction, internalQuery, type ActionCtx } from "../_generated/server";
import { cityNameIn } from "../places/cityNames";
import { siteUrl } from "../siteUrl";
import { LOCALES, type Language } from "../words/languages";
import { write, written, type Phrase } from "../words/words";
import { openedBy } from "./invites";
import { servePicture, slugOf } from "./linkPicture";
import { linkPictureOf, PICTURE_PREFIX, pictureUrl } from "./publicPages/linkPictureModel";
import { destinationsOf } from "./model";
import { PICTURE_HEIGHT, PICTURE_WIDTH } from "./picture/tripPicture";
import { openPageOf } from "./publicPages/publicPageModel";
import { firstName } from "./publicPages/publicView";
import { appShell, escaped, NOT_LISTED, servedPage, tag, unlisted, withHead } from "./publicPages/servedPage";

const PAGE_PREFIX = "/t/";
const INVITATION_PREFIX = "/join/";

type Trip = { language: Language; title: string; places: string[]; startDate: string; endDate: string; hasDates: boolean };
export type Face = Trip & { indexed: boolean; picture: Picture };
/** Only of a drawn one it is known how large it is. */
type Picture = { url: string; drawn: boolean };
export type Invitation = Trip & { /** Null where they have left. */ inviter: string | null };

/** What a preview says of a page; null when there is none. */
export const face = internalQuery({
  args: { slug: v.string() },
  handler: async (ctx, { slug }): Promise<Face | null> => {
    const open = await openPageOf(ctx, slug);
    if (!open) return null;
    const { trip, page } = open;
    const { language = "en" } = (await ctx.db.get(trip.ownerId)) ?? {};
    const places = (await destinationsOf(ctx, trip._id)).map((city) => cityNameIn(city, language));
    const { kind, version } = await linkPictureOf(ctx, open);
    const picture = { url: pictureUrl(slug, version), drawn: kind === "drawn" };
    return { language, title: trip.title, places, startDate: trip.startDate, endDate: trip.endDate, hasDates: !trip.openDates, indexed: page.indexed, picture };
  },
});

/** What a preview says of an invitation: less than its page shows to whoever holds the link, and nothing once it is over. Looking isn't joining. */
export const invitation = internalQuery({
  args: { token: v.string() },
  handler: async (ctx, { token }): Promise<Invitation | null> => {
    const opened = await openedBy(ctx, token);
    if (opened?.shown.status !== "open") return null;
    const { shown, inviter } = opened;
    const language = inviter?.language ?? "en";
    const places = shown.destinations.map((city) => cityNameIn(city, language));
    return { language, title: shown.tripTitle, places, startDate: shown.startDate, endDate: shown.endDate, hasDates: shown.openDates === null, inviter: inviter && firstName(inviter.name) };
  },
});

export function addPublicRoutes(http: HttpRouter) {
  http.route({ pathPrefix: PICTURE_PREFIX, method: "GET", handler: httpAction(servePicture) });
  http.route({ pathPrefix: PAGE_PREFIX, method: "GET", handler: httpAction(servePage) });
  http.route({ pathPrefix: INVITATION_PREFIX, method: "GET", handler: httpAction(serveInvitation) });
}

/** The app says that there is no trip, too: the status is for who reads no pages. */
export async function servePage(ctx: Pick<ActionCtx, "runQuery">, request: Request): Promise<Response> {
  const slug = slugOf(new URL(request.url).pathname, PAGE_PREFIX);
  const [shell, found] = await Promise.all([appShell(), ctx.runQuery(internal.trips.linkPreview.face, { slug })]);
  if (!shell) return new Response("Caravan can't be reached just now. Try again in a moment.", { status: 502 });
  return servedPage(shell, withFace(shell.html, found, `${siteUrl()}${PAGE_PREFIX}${encodeURIComponent(slug)}`), { status: found ? 200 : 404, indexed: found?.indexed });
}

export async function serveInvitation(ctx: Pick<ActionCtx, "runQuery">, request: Request): Promise<Response> {
  const token = slugOf(new URL(request.url).pathname, INVITATION_PREFIX);
  const [shell, found] = await Promise.all([appShell(), ctx.runQuery(internal.trips.linkPreview.invitation, { token })]);
  // Nobody is to be kept from joining by a preview: signing in leads there without this page.
  if (!shell) return new Response(null, { status: 302, headers: { location: `${siteUrl()}/sign-in?next=${encodeURIComponent(INVITATION_PREFIX + encodeURIComponent(token))}`, "cache-control": "no-store" } });
  return servedPage(shell, withInvitation(shell.html, found));
}

/** The page with the trip's head in place of its own title and description; as it is where there is no trip. */
export function withFace(html: string, face: Face | null, address: string): string {
  if (!face) return unlisted(html);
  const said = (phrase: Phrase) => written(phrase, face.language);
  const places = face.places.join(", ");
  const description = described(face);
  return withHead(html, {
    language: face.language,
    title: face.title,
    description,
    tags: [
      ...shared(face.language, face.title, description),
      tag("property", "og:url", address),
      tag("property", "og:image", face.picture.url),
      ...(face.picture.drawn ? [tag("property", "og:image:type", "image/png"), tag("property", "og:image:width", String(PICTURE_WIDTH)), tag("property", "og:image:height", String(PICTURE_HEIGHT))] : []),
      tag("property", "og:image:alt", said(face.picture.drawn ? write("A map with the way through {places}", { places }) : write("The cover of “{trip}”", { trip: face.title }))),
      tag("name", "twitter:card", "summary_large_image"),
      face.indexed ? `<link rel="canonical" href="${escaped(address)}" />` : NOT_LISTED,
    ],
  });
}

/** The same for an invitation, which is for who was given its link and for no search engine. */
export function withInvitation(html: string, invitation: Invitation | null): string {
  if (!invitation) return unlisted(html);
  const { language, inviter, title: trip } = invitation;
  const title = inviter ? written(write("{person} invites you to “{trip}”", { person: inviter, trip }), language) : trip;
  const description = described(invitation);
  return withHead(html, { language, title, description, tags: [...shared(language, title, description), tag("name", "twitter:card", "summary"), NOT_LISTED] });
}

function described({ language, places, startDate, endDate, hasDates }: Trip): string {
  const said = (phrase: Phrase) => written(phrase, language);
  const where = places.length > 0 ? [`${places.join(", ")}.`] : [];
  const dates = hasDates ? [said(write("{first} to {last}.", { first: { date: startDate }, last: { date: endDate } }))] : [];
  return [...where, ...dates, said(write("A trip planned on Caravan."))].join(" ");
}

const shared = (language: Language, title: string, description: string): string[] => [
  tag("property", "og:type", "website"),
  tag("property", "og:site_name", "Caravan"),
  tag("property", "og:locale", LOCALES[language].replace("-", "_")),
  tag("property", "og:title", title),
  tag("property", "og:description", description),
];
