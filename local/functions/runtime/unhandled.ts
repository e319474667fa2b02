// A call that failed and that its function neither awaited nor caught: the function fails by it, as in Convex's own runtime.

/** What nobody will have handled of errors with these messages once this turn of the event loop is over; null if all were. */
export function unhandledAmong(messages: ReadonlySet<string>): Promise<Error | null> {
  return new Promise((resolve) => {
    const hear = (reason: unknown) => {
      // The client library throws an error of its own in the call's place: only its message is the same.
      if (reason instanceof Error && messages.has(reason.message)) resolve(reason);
    };
    process.on("unhandledRejection", hear);
    setImmediate(() => {
      process.off("unhandledRejection", hear);
      resolve(null);
    });
  });
}
