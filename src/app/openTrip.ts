// The trip that was last open in this page, for who loses it while they look at it: by then the server tells them nothing of it any more.

/** `slug`: of the public page that it had then. */
export type OpenTrip = { id: string; title: string; slug: string | null };

let last: OpenTrip | null = null;

export const noteOpenTrip = ({ _id, title, slug, visibility }: { _id: string; title: string; slug: string | null; visibility: string }): void => {
  last = { id: _id, title, slug: visibility === "public" ? slug : null };
};

/** null where another was open last, or none. */
export const tripOpenBefore = (tripId: string | undefined): OpenTrip | null => (last?.id === tripId ? last : null);
