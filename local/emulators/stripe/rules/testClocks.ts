// Test clocks: customers on one live in its time, which stands still until it is advanced.
import type { Account } from "../account";
import { invalidRequest } from "../api/errors";
import { newId } from "../ids";
import type { Customer, TestClock } from "../wire";
import { passTime } from "./passingTime";

const KEPT_SECONDS = 30 * 86_400;

export function createClock(account: Account, { frozenTime, name }: { frozenTime: number; name: string | null }): TestClock {
  const clock = account.put("test_helpers.test_clock", {
    id: newId("clock"),
    object: "test_helpers.test_clock",
    created: account.now(),
    deletes_after: account.now() + KEPT_SECONDS,
    frozen_time: frozenTime,
    livemode: false,
    name,
    status: "ready",
    status_details: {},
  });
  account.publish("test_helpers.test_clock.created", clock);
  return clock;
}

/** A customer who lived in everybody's time moves to the clock's, with all that is theirs. */
export function putOnClock(account: Account, customer: Customer, clock: TestClock): void {
  if (customer.test_clock) throw invalidRequest(`The customer ${customer.id} is already attached to a test clock.`, { param: "customer" });
  account.change("customer", customer, { test_clock: clock.id });
  for (const subscription of account.all("subscription")) if (subscription.customer === customer.id) subscription.test_clock = clock.id;
  for (const invoice of account.all("invoice")) if (invoice.customer === customer.id) invoice.test_clock = clock.id;
}

/** A clock of their own, from the present on. */
export function newClockFor(account: Account, customer: Customer): TestClock {
  const clock = createClock(account, { frozenTime: account.timeOf(customer.id), name: customer.email });
  putOnClock(account, customer, clock);
  return clock;
}

/** Everything that would have happened until `to` has happened when this returns. Throws for a time that is past. */
export function advanceClock(account: Account, clock: TestClock, to: number): TestClock {
  if (to <= clock.frozen_time) throw invalidRequest("The frozen time of a test clock can only be advanced to a time in its future.", { param: "frozen_time" });
  Object.assign(clock, { status: "advancing", status_details: { advancing: { target_frozen_time: to } } });
  account.publish("test_helpers.test_clock.advancing", clock);
  const finished = passTime(
    account,
    to,
    (customer) => customer?.test_clock === clock.id,
    (at) => (clock.frozen_time = Math.max(clock.frozen_time, at)),
  );
  Object.assign(clock, { frozen_time: finished ? to : clock.frozen_time, status: "ready", status_details: {} });
  if (!finished) throw invalidRequest("Too much would happen in this time. Advance the clock in smaller steps.", { param: "frozen_time" });
  account.publish("test_helpers.test_clock.ready", clock);
  return clock;
}

/** With its customers and all that is theirs, as Stripe does. */
export function deleteClock(account: Account, clock: TestClock, deleteCustomer: (customer: Customer) => void): void {
  for (const customer of account.all("customer")) if (customer.test_clock === clock.id && !("deleted" in customer)) deleteCustomer(customer);
  delete account.state.objects["test_helpers.test_clock"][clock.id];
  account.publish("test_helpers.test_clock.deleted", clock);
}
