// A bench's processes: each is a file whose methods its parent calls by name.
import { fork, type ChildProcess } from "node:child_process";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { builtModule, root } from "../../scripts/prepare.mjs";

type Method = (...args: never[]) => Promise<unknown>;
type Request = { id: number; method: string; args: never[] };
type Answer = { id: number; value?: unknown; error?: string };

/** In the child: answers the parent's calls; `close` is its last word. */
export function serveMethods(methods: Record<string, Method>, close: () => Promise<void> = async () => {}): void {
  process.on("message", ({ id, method, args }: Request) => {
    void methods[method]!(...args).then(
      (value) => process.send!({ id, value } satisfies Answer),
      (error: unknown) => process.send!({ id, error: error instanceof Error ? error.stack : String(error) } satisfies Answer),
    );
  });
  process.on("disconnect", () => void close().finally(() => process.exit(0)));
}

export type Worker<Methods> = Methods & { stop(): void };

/** In the parent: starts `file`, built as `npm start` builds its server, and calls its methods; rejects with the child's own stack. */
export function startWorker<Methods extends Record<string, Method>>(file: string, nodeOptions: string[] = []): Worker<Methods> {
  const started = builtModule(relative(root, fileURLToPath(new URL(file, import.meta.url)))).then((built) => listenTo(fork(fileURLToPath(built), { execArgv: nodeOptions, serialization: "advanced" })));
  const waiting = new Map<number, { resolve: (value: never) => void; reject: (error: Error) => void }>();
  let nextId = 0;
  function listenTo(child: ChildProcess): ChildProcess {
    child.on("message", ({ id, value, error }: Answer) => {
      const caller = waiting.get(id)!;
      waiting.delete(id);
      if (error === undefined) caller.resolve(value as never);
      else caller.reject(new Error(error));
    });
    return child.on("exit", (code) => {
      for (const { reject } of waiting.values()) reject(new Error(`${file} ended with ${code}`));
    });
  }
  const call = (method: string) => async (...args: never[]) => {
    const child = await started;
    return new Promise((resolve, reject) => {
      waiting.set(nextId, { resolve, reject });
      child.send({ id: nextId++, method, args });
    });
  };
  const stop = () => void started.then((child) => child.connected && child.disconnect());
  return new Proxy({} as Worker<Methods>, { get: (_target, name: string) => (name === "then" ? undefined : name === "stop" ? stop : call(name)) });
}
