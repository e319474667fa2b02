// The account that is emulated: finds and keeps its objects, knows what time it is for each customer,
// and tells of every change by an event.
import type { State } from "./state";
import { noSuch } from "./api/errors";
import { newId } from "./ids";
import type { Customer, Event, ObjectName, Objects, Snapshot } from "./wire";

export type AccountSettings = {
  /** Where the emulator's pages are, without a slash at the end. */
  publicUrl: string;
  apiVersion: string;
  /** What becomes of a subscription whose last retry failed. A setting of the dashboard at Stripe. */
  whenRetriesFail: "cancel" | "mark_unpaid";
};

/** How messages call an object, where that isn't its name. */
const CALLED: Partial<Record<ObjectName, string>> = { "checkout.session": "checkout.session", "test_helpers.test_clock": "test clock", "billing_portal.session": "portal session" };

export class Account {
  constructor(
    readonly state: State,
    readonly settings: AccountSettings,
    /** Milliseconds. */
    private readonly clock: () => number,
    private readonly onEvent: (event: Event) => void = () => undefined,
    /** Which call of the API caused what happens now. */
    public request: Event["request"] = null,
  ) {}

  /** The instant that is being caught up with, while what was due before now is done. */
  moment: number | null = null;

  /** Seconds, as everything in Stripe. */
  now(): number {
    return this.moment ?? Math.floor(this.clock() / 1000);
  }

  /** The time a customer lives in: their test clock's, or everybody's. */
  timeOf(customer: string | null): number {
    const clock = customer === null ? null : this.find("customer", customer)?.test_clock;
    return (clock ? this.find("test_helpers.test_clock", clock)?.frozen_time : undefined) ?? this.now();
  }

  find<N extends ObjectName>(name: N, id: string): Objects[N] | undefined {
    const kept: Record<string, Objects[N]> = this.state.objects[name];
    return Object.hasOwn(kept, id) ? kept[id] : undefined;
  }

  /** Throws resource_missing; `param` says where the id came from, when that wasn't the path. */
  get<N extends ObjectName>(name: N, id: string, param?: string): Objects[N] {
    const found = this.find(name, id);
    if (found === undefined) throw noSuch(CALLED[name] ?? name, id, param);
    return found;
  }

  /** A customer who wasn't deleted. */
  customer(id: string, param?: string): Customer {
    const customer = this.get("customer", id, param);
    if ("deleted" in customer) throw noSuch("customer", id, param);
    return customer;
  }

  /** Oldest first. */
  all<N extends ObjectName>(name: N): Objects[N][] {
    return Object.values<Objects[N]>(this.state.objects[name]);
  }

  put<N extends ObjectName>(name: N, object: Objects[N]): Objects[N] {
    (this.state.objects[name] as Record<string, Objects[N]>)[object.id] = object;
    return object;
  }

  /** Changes an object in place; the event names what was different before. */
  change<N extends ObjectName>(name: N, object: Objects[N], changes: Partial<Objects[N]>, type?: string): Objects[N] {
    const before: Record<string, unknown> = {};
    for (const key of Object.keys(changes) as (keyof Objects[N])[])
      if (JSON.stringify(object[key]) !== JSON.stringify(changes[key])) before[key as string] = structuredClone(object[key]);
    if (Object.keys(before).length === 0) return object;
    Object.assign(object, changes);
    if (type !== undefined) this.publish(type, object, before);
    return object;
  }

  publish(type: string, object: Snapshot, before?: Record<string, unknown>): void {
    const event: Event = {
      id: newId("evt"),
      object: "event",
      api_version: this.settings.apiVersion,
      // When it is told, in everybody's time: who asks for the events since some time misses none.
      created: Math.floor(this.clock() / 1000),
      data: { object: structuredClone(object), ...(before && { previous_attributes: before }) },
      livemode: false,
      pending_webhooks: 1,
      request: this.request,
      type: type as Event["type"],
    };
    this.put("event", event);
    this.onEvent(event);
  }

  /** The same account in a world of its own, where nothing that happens is told or kept. */
  copy(): Account {
    const { event: _event, ...objects } = this.state.objects;
    const state: State = structuredClone({ ...this.state, answers: {}, deliveries: {}, objects: { ...objects, event: {} } });
    return new Account(state, this.settings, this.clock);
  }
}
