// Where actions run: they overlap, so their globals follow the call that runs.
import { AsyncLocalStorage } from "node:async_hooks";
import type { Component, Registered } from "../component";
import { createRealm, type Frame, type Realm } from "./realm";

/** Actions overlap: one realm a component, whose globals follow the call that runs. */
export class ActionRealms {
  private readonly calls = new AsyncLocalStorage<Frame>();
  private running = 0;
  private readonly realms = new Map<Component, { realm: Realm; functions: Map<string, Registered | null> }>();

  /** Following calls costs every promise of the process something, so it is done only while there are any. */
  async within<T>(frame: Frame, work: () => Promise<T>): Promise<T> {
    this.running++;
    try {
      return await this.calls.run(frame, work);
    } finally {
      if (--this.running === 0) this.calls.disable();
    }
  }

  /** For what was thrown where nobody catches: whether it came of a call that runs, which it fails. */
  blame(error: unknown): boolean {
    const frame = this.calls.getStore();
    frame?.fail(error);
    return frame !== undefined;
  }

  of(component: Component): Realm {
    return this.entry(component).realm;
  }

  functionsOf(component: Component) {
    return this.entry(component).functions;
  }

  private entry(component: Component) {
    let entry = this.realms.get(component);
    if (!entry) {
      const realm = createRealm(component.bundle, component.realmOptions, () => {
        const frame = this.calls.getStore();
        if (!frame) throw new Error("Convex functions can only use ctx while they run.");
        return frame;
      });
      this.realms.set(component, (entry = { realm, functions: new Map() }));
    }
    return entry;
  }
}
