// What this deployment runs on, for the demo-mode chip: nothing emulated is hidden.
import { publicQuery } from "../functions";

export const get = publicQuery({
  args: {},
  handler: async () => {
    const services = [
      {
        key: "identity",
        name: "Accounts",
        emulated: true,
        detail: "Built-in e-mail and password accounts, kept in this deployment. No e-mail is sent.",
      },
      {
        key: "assistant",
        name: "Assistant",
        emulated: true,
        detail: "The built-in planner: a solver over known places. No language model is called.",
      },
      {
        key: "places",
        name: "Places",
        emulated: true,
        detail: "A bundled gazetteer and curated city guides, not a live places service. Check hours before you go.",
      },
      {
        key: "rates",
        name: "Exchange rates",
        emulated: true,
        detail: "Bundled reference rates for planning, not today's market rates.",
      },
    ];
    return { demo: services.some((service) => service.emulated), services };
  },
});
