// /t/<slug> as messengers and search engines fetch it: the app's own page with the trip's title, places and dates in its head, in its
// owner's language. Whether a
// trip is there or not, the same is done in the same order, so that the time it takes tells nothing. Its picture is linkPicture's.
import type { HttpRouter } from "convex/server";
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { httpAction, internalQuery } from "../_generated/server";
import { cityNameIn } from "../places/cityNames";
import { siteUrl } from "../siteUrl";
import { LOCALES, type Language } from "../words/languages";
import { write, written, type Phrase } from "../words/words";
import { servePicture, slugOf } from "./linkPicture";
import { linkPictureOf, PICTURE_PREFIX, pictureUrl } from "./publicPages/linkPictureModel";
import { destinationsOf } from "./model";
import { PICTURE_HEIGHT, PICTURE_WIDTH } from "./picture/tripPicture";
import { openPageOf } from "./publicPages/publicPageModel";

const PREFIX = "/t/";
const FETCH_MS = 10_000;

export type Face = { language: Language; title: string; places: string[]; startDate: string; endDate: string; hasDates: boolean; indexed: boolean; picture: Picture };
/** Only of a drawn one it is known how large it is. */
type Picture = { url: string; drawn: boolean };

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

export function addPublicRoutes(http: HttpRouter) {
  http.route({ pathPrefix: PICTURE_PREFIX, method: "GET", handler: httpAction(servePicture) });
  http.route({
    pathPrefix: PREFIX,
    method: "GET",
    handler: httpAction(async (ctx, request) => {
      const url = new URL(request.url);
      const slug = slugOf(url.pathname, PREFIX);
      const [shell, found] = await Promise.all([appShell(), ctx.runQuery(internal.trips.linkPreview.face, { slug })]);
      if (!shell) return new Response("Caravan can't be reached just now. Try again in a moment.", { status: 502 });
      const headers = new Headers({ "content-type": "text/html; charset=utf-8", "cache-control": "no-cache", "x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin" });
      if (shell.policy) headers.set("content-security-policy", shell.policy);
      if (!found?.indexed) headers.set("x-robots-tag", "noindex, nofollow");
      return new Response(withFace(shell.html, found, `${siteUrl()}${PREFIX}${encodeURIComponent(slug)}`), { headers });
    }),
  });
}

async function appShell(): Promise<{ html: string; policy: string | null } | null> {
  try {
    const response = await fetch(`${siteUrl()}/index.html`, { signal: AbortSignal.timeout(FETCH_MS) });
    return response.ok ? { html: await response.text(), policy: response.headers.get("content-security-policy") } : null;
  } catch {
    return null;
  }
}

/** The page with the trip's head in place of its own title and description; as it is where there is no trip. */
export function withFace(html: string, face: Face | null, address: string): string {
  if (!face) return html.replace("</head>", () => `${tag("name", "robots", "noindex, nofollow")}</head>`);
  const said = (phrase: Phrase) => written(phrase, face.language);
  const places = face.places.join(", ");
  const dates = face.hasDates ? [said(write("{first} to {last}.", { first: { date: face.startDate }, last: { date: face.endDate } }))] : [];
  const description = [`${places}.`, ...dates, said(write("A trip planned on Caravan."))].join(" ");
  const head = [
    `<title>${escaped(face.title)}</title>`,
    tag("name", "description", description),
    tag("property", "og:type", "website"),
    tag("property", "og:site_name", "Caravan"),
    tag("property", "og:locale", LOCALES[face.language].replace("-", "_")),
    tag("property", "og:title", face.title),
    tag("property", "og:description", description),
    tag("property", "og:url", address),
    tag("property", "og:image", face.picture.url),
    ...(face.picture.drawn ? [tag("property", "og:image:type", "image/png"), tag("property", "og:image:width", String(PICTURE_WIDTH)), tag("property", "og:image:height", String(PICTURE_HEIGHT))] : []),
    tag("property", "og:image:alt", said(face.picture.drawn ? write("A map with the way through {places}", { places }) : write("The cover of “{trip}”", { trip: face.title }))),
    tag("name", "twitter:card", "summary_large_image"),
    ...(face.indexed ? [`<link rel="canonical" href="${escaped(address)}" />`] : [tag("name", "robots", "noindex, nofollow")]),
  ].join("\n    ");
  return html
    .replace(/<html lang="[^"]*"/i, `<html lang="${face.language}"`)
    .replace(/<title>[^<]*<\/title>\s*/i, "")
    .replace(/<meta name="description"[^>]*>\s*/i, "")
    .replace("</head>", () => `  ${head}\n  </head>`);
}

const tag = (kind: "name" | "property", name: string, content: string) => `<meta ${kind}="${name}" content="${escaped(content)}" />`;

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);
