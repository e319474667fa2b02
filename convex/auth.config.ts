// Built-in accounts: the deployment itself issues the tokens and publishes their key.
export default {
  providers: [{ domain: process.env.CONVEX_SITE_URL, applicationID: "convex" }],
};
