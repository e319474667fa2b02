// GET /trip-picture/<slug>: the picture beside the link of a public page. Where there is no page any more there is no picture, and one
// that is known to the asker isn't drawn again.
import { v } from "convex/values";
import { internal } from "../_generated/api";
import { internalMutation, internalQuery, type ActionCtx } from "../_generated/server";
import { limitDrawing } from "../rateLimits";
import { linkPictureOf, PICTURE_PREFIX, type LinkPicture } from "./publicPages/linkPictureModel";
import { drawTrip } from "./picture/tripPicture";
import { openPageOf } from "./publicPages/publicPageModel";

/** Null when there is no page at this address. */
export const shown = internalQuery({
  args: { slug: v.string() },
  handler: async (ctx, { slug }): Promise<LinkPicture | null> => {
    const open = await openPageOf(ctx, slug);
    return open && linkPictureOf(ctx, open);
  },
});

/** Drawing takes a good part of a second: whether this page's picture may be drawn once more now. */
export const admit = internalMutation({
  args: { slug: v.string() },
  handler: (ctx, { slug }): Promise<boolean> => limitDrawing(ctx, slug),
});

export async function servePicture(ctx: Pick<ActionCtx, "runQuery" | "runMutation" | "storage">, request: Request): Promise<Response> {
  const slug = slugOf(new URL(request.url).pathname, PICTURE_PREFIX);
  const picture = await ctx.runQuery(internal.trips.linkPicture.shown, { slug });
  if (!picture) return refused(404, "There is no picture here.");
  const etag = `"${picture.version}"`;
  // Soon asked for again: what is switched off is to be gone from between, too.
  const headers = { etag, "cache-control": "public, max-age=300", "x-content-type-options": "nosniff", "cross-origin-resource-policy": "cross-origin", "x-robots-tag": "noindex" };
  if (request.headers.get("if-none-match")?.includes(etag)) return new Response(null, { status: 304, headers });
  if (picture.kind === "cover") {
    const cover = await ctx.storage.get(picture.storageId);
    return cover ? new Response(cover, { headers: { ...headers, "content-type": cover.type } }) : refused(404, "There is no picture here.");
  }
  if (!(await ctx.runMutation(internal.trips.linkPicture.admit, { slug }))) return refused(429, "This picture is asked for too often. Try again in a minute.");
  return new Response(drawTrip(picture.sketch), { headers: { ...headers, "content-type": "image/png" } });
}

const refused = (status: number, sentence: string) => new Response(`${sentence}\n`, { status, headers: { "cache-control": "no-store", ...(status === 429 && { "retry-after": "60" }) } });

/** Of "/t/japan-k3x9/": "japan-k3x9". What can't be decoded is no slug. */
export function slugOf(pathname: string, prefix: string): string {
  try {
    return decodeURIComponent(pathname.slice(prefix.length)).replace(/\/+$/, "").slice(0, 100);
  } catch {
    return "";
  }
}
