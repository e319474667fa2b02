/** An address of ours that leads on to `next` afterwards. */
export const withNext = (path: string, next: string) => (next === "/trips" ? path : `${path}?next=${encodeURIComponent(next)}`);
