// What one was writing in a trip at the moment when the trip was taken from them: for the page that stands in its place.

let left: { tripId: string; text: string }[] = [];

/** Of what goes away. Whatever takes its place asks at once: what was closed as ever isn't asked for, and is forgotten. */
export function leaveWriting(tripId: string, text: string): void {
  if (text.trim() === "") return;
  const one = { tripId, text };
  left.push(one);
  setTimeout(() => (left = left.filter((other) => other !== one)));
}

export function takeWriting(tripId: string): string[] {
  const texts = left.filter((one) => one.tripId === tripId).map(({ text }) => text);
  left = [];
  return texts;
}
