// What may stand on a trip's front: a picture that every browser shows. Pure.
import { sentence } from "../../said";

export const MAX_COVER_BYTES = 5_000_000;
/** The one that is shown, and those that undo may bring back. */
export const KEPT_COVERS = 4;
const TYPES = ["image/jpeg", "image/png", "image/webp"];

/** Why this can't be the cover, as a sentence; null: it can. */
export function coverRefusal({ contentType, size }: { contentType?: string | undefined; size: number }): string | null {
  if (size === 0) return sentence("This file is empty.");
  if (size > MAX_COVER_BYTES) return sentence("This picture is too large: 5 MB at most.");
  return TYPES.includes(contentType?.split(";")[0]?.trim().toLowerCase() ?? "") ? null : sentence("Choose a picture: JPEG, PNG or WebP.");
}
