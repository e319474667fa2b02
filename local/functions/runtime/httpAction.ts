// An HTTP action's answer: the call goes on while its body is read, so that what it streams may still use ctx.
import { AsyncLocalStorage } from "node:async_hooks";
import type { ActionRealms } from "./actionRealms";
import type { Frame } from "./realm";
import { knownLength } from "./realmFetch";

/** Resolves to what `handle` answers; `ended` is called once the body has been read, given up or failed. */
export function answerWithin(realms: ActionRealms, frame: Frame, handle: () => Promise<Response | null>, ended: () => void): Promise<Response | null> {
  return new Promise((resolve, reject) => {
    realms
      .within(frame, async () => {
        const response = await handle();
        if (!response?.body) return resolve(response);
        const { body, finished } = followed(response.body);
        const answer = new Response(body, response);
        const length = knownLength(response);
        if (length !== undefined && !answer.headers.has("content-length")) answer.headers.set("content-length", String(length));
        resolve(answer);
        await finished;
      })
      .catch(reject)
      .finally(ended);
  });
}

/** What a handler has returned; throws where that is no Response, so that it is the function which has failed. */
export function responseOf(returned: unknown): Response {
  const { status, headers, body } = Object(returned) as Partial<Response>;
  if (typeof status === "number" && typeof headers?.getSetCookie === "function" && (!body || typeof body.getReader === "function")) return returned as Response;
  const what = returned === undefined || returned === null ? String(returned) : typeof returned === "object" ? "an object of another kind" : `a ${typeof returned}`;
  throw new TypeError(`An HTTP action must return a Response, but this one returned ${what}.`);
}

/** The same stream, read from within the call whoever reads it. */
function followed(stream: ReadableStream<Uint8Array>): { body: ReadableStream<Uint8Array>; finished: Promise<void> } {
  const inCall = AsyncLocalStorage.snapshot();
  const reader = stream.getReader();
  let finish = () => {};
  const finished = new Promise<void>((resolve) => (finish = resolve));
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await inCall(() => reader.read());
          if (!done) return controller.enqueue(value);
          controller.close();
          finish();
        } catch (error) {
          finish();
          throw error;
        }
      },
      async cancel(reason) {
        finish();
        await inCall(() => reader.cancel(reason));
      },
    },
    { highWaterMark: 0 },
  );
  return { body, finished };
}
