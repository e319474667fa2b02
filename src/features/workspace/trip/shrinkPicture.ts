// A photograph as large as a cover is shown, so that pages and link previews, which take no large ones, have it at once.

const ENOUGH_BYTES = 400_000;
const LONGER_SIDE = 1_600;
const QUALITY = 0.84;

/** The file itself where it is small enough, or where this browser can't read it: then the rules of covers judge it. */
export async function shrinkPicture(file: File): Promise<Blob> {
  if (file.size <= ENOUGH_BYTES) return file;
  const bitmap = await createImageBitmap(file).catch(() => null);
  if (!bitmap) return file;
  const scale = Math.min(1, LONGER_SIDE / Math.max(bitmap.width, bitmap.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(bitmap.width * scale), height: Math.round(bitmap.height * scale) });
  canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const small = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/jpeg", QUALITY));
  return small && small.size < file.size ? small : file;
}
