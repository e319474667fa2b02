// Customers over the API, and the cards that they pay with.
import { attach, detach, paymentMethod, makeDefault } from "../../rules/paymentMethods";
import { createCustomer, deleteCustomer } from "../../rules/customers";
import { TEST_CARDS } from "../../rules/testCards";
import { listRoute, page } from "../lists";
import { invalidRequest } from "../errors";
import { clearableText, either, filledText, integer, listOf, mergedMetadata, metadata, oneOf, shape, text } from "../parameters";
import { nothing, route, type Route } from "../route";

const address = either(
  shape({}, { city: clearableText, country: clearableText, line1: clearableText, line2: clearableText, postal_code: clearableText, state: clearableText }),
  clearableText,
);

const details = {
  email: clearableText,
  name: clearableText,
  phone: clearableText,
  description: clearableText,
  address,
  preferred_locales: listOf(text),
  metadata,
};

const fullAddress = (given: ReturnType<typeof address> | undefined) =>
  given === undefined ? undefined : given === null || typeof given === "string" ? null : { city: null, country: null, line1: null, line2: null, postal_code: null, state: null, ...given };

export const customerRoutes: Route[] = [
  route("POST", "/v1/customers", shape({}, { ...details, payment_method: text, test_clock: text, invoice_settings: shape({}, { default_payment_method: text }) }), (account, params) => {
    const method = params.payment_method === undefined ? null : paymentMethod(account, params.payment_method);
    const customer = createCustomer(account, { ...params, address: fullAddress(params.address) });
    if (method) attach(account, method, customer);
    const standing = params.invoice_settings?.default_payment_method;
    if (standing !== undefined) makeDefault(account, customer, standing === params.payment_method && method ? method : account.get("payment_method", standing, "invoice_settings[default_payment_method]"));
    return customer;
  }),
  route("GET", "/v1/customers/:id", nothing, (account, _params, id) => account.get("customer", id)),
  route(
    "POST",
    "/v1/customers/:id",
    shape({}, { ...details, balance: integer, invoice_settings: shape({}, { default_payment_method: clearableText }) }),
    (account, params, id) => {
      const customer = account.customer(id);
      const { invoice_settings: settings, metadata: meta, address: given, ...fields } = params;
      const method = settings?.default_payment_method;
      if (method && account.get("payment_method", method, "invoice_settings[default_payment_method]").customer !== id)
        throw invalidRequest(`The customer does not have a payment method with the ID ${method}.`, { param: "invoice_settings[default_payment_method]", code: "resource_missing" });
      return account.change(
        "customer",
        customer,
        {
          ...fields,
          ...(given !== undefined && { address: fullAddress(given) }),
          metadata: mergedMetadata(customer.metadata, meta),
          ...(method !== undefined && { invoice_settings: { ...customer.invoice_settings, default_payment_method: method } }),
        },
        "customer.updated",
      );
    },
  ),
  route("DELETE", "/v1/customers/:id", nothing, (account, _params, id) => deleteCustomer(account, account.customer(id))),
  listRoute("/v1/customers", "customer", { email: text, test_clock: text }, (customer, { email, test_clock: clock }) =>
    // Customers on a clock are listed for their clock alone, as at Stripe.
    (email === undefined || customer.email === email) && (clock === undefined ? !customer.test_clock : customer.test_clock === clock),
  ),
  route("GET", "/v1/customers/:id/payment_methods", shape({}, { type: oneOf("card"), limit: integer, starting_after: text, ending_before: text }), (account, params, id) => {
    account.customer(id);
    const methods = account.all("payment_method").filter(({ customer }) => customer === id);
    return page(methods.reverse(), params, `/v1/customers/${id}/payment_methods`, "payment_method");
  }),
  route("GET", "/v1/customers/:id/payment_methods/:method", nothing, (account, _params, _id, method) => account.get("payment_method", method)),
  route("GET", "/v1/payment_methods/:id", nothing, (account, _params, id) => account.get("payment_method", id)),
  listRoute("/v1/payment_methods", "payment_method", { customer: text, type: oneOf("card") }, (method, { customer }) => customer === undefined || method.customer === customer),
  route("POST", "/v1/payment_methods", shape({ type: oneOf("card"), card: shape({ token: filledText }) }), (account, { card }) => {
    const known = TEST_CARDS.find(({ token }) => token === `pm_card_${card.token.replace(/^tok_/, "")}`);
    if (!known) throw invalidRequest("Card numbers are typed on the hosted page alone; give one of Stripe's test tokens, such as tok_visa.", { param: "card[token]" });
    return paymentMethod(account, known.token);
  }),
  route("POST", "/v1/payment_methods/:id/attach", shape({ customer: filledText }), (account, { customer }, id) => attach(account, paymentMethod(account, id), account.customer(customer, "customer"))),
  route("POST", "/v1/payment_methods/:id/detach", nothing, (account, _params, id) => detach(account, account.get("payment_method", id))),
];
