// Events over the API, and the test clocks that make time pass.
import { deleteCustomer } from "../../rules/customers";
import { advanceClock, createClock, deleteClock, putOnClock } from "../../rules/testClocks";
import { listRoute } from "../lists";
import { filledText, flag, integer, listOf, shape, text } from "../parameters";
import { nothing, route, type Route } from "../route";

/** "invoice.*" is every type that begins so. */
function typeFits(type: string, wanted: string): boolean {
  return wanted === type || (wanted.endsWith("*") && type.startsWith(wanted.slice(0, -1)));
}

export const eventRoutes: Route[] = [
  route("GET", "/v1/events/:id", nothing, (account, _params, id) => account.get("event", id)),
  listRoute(
    "/v1/events",
    "event",
    { type: text, types: listOf(text), delivery_success: flag },
    (event, { type, types, delivery_success: delivered }, account) =>
      (type === undefined || typeFits(event.type, type)) &&
      (types === undefined || types.some((one) => typeFits(event.type, one))) &&
      (delivered === undefined || (account.state.deliveries[event.id]?.delivered ?? false) === delivered),
  ),

  route("POST", "/v1/test_helpers/test_clocks", shape({ frozen_time: integer }, { name: text, customer: filledText }), (account, params) => {
    const customer = params.customer === undefined ? null : account.customer(params.customer, "customer");
    const clock = createClock(account, { frozenTime: params.frozen_time, name: params.name ?? null });
    if (customer) putOnClock(account, customer, clock);
    return clock;
  }),
  route("GET", "/v1/test_helpers/test_clocks/:id", nothing, (account, _params, id) => account.get("test_helpers.test_clock", id)),
  route("POST", "/v1/test_helpers/test_clocks/:id/advance", shape({ frozen_time: integer }), (account, params, id) => {
    const clock = account.get("test_helpers.test_clock", id);
    const from = clock.frozen_time;
    advanceClock(account, clock, params.frozen_time);
    // Stripe answers at once and works on; here the work is done, and the next look finds it ready.
    return { ...clock, frozen_time: from, status: "advancing", status_details: { advancing: { target_frozen_time: params.frozen_time } } };
  }),
  route("DELETE", "/v1/test_helpers/test_clocks/:id", nothing, (account, _params, id) => {
    deleteClock(account, account.get("test_helpers.test_clock", id), (customer) => deleteCustomer(account, customer));
    return { id, object: "test_helpers.test_clock", deleted: true };
  }),
  listRoute("/v1/test_helpers/test_clocks", "test_helpers.test_clock", {}, () => true),
];
