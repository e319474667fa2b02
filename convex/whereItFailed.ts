const FRAMES = 4;

/** What a log may say of something thrown: its kind and where it came from, never its words, which may be a person's. */
export function whereItFailed(error: unknown): string {
  if (!(error instanceof Error)) return "something that isn't an error";
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames.slice(0, FRAMES).map((line) => line.trim())].join(" ");
}
