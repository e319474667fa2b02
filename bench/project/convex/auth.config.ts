export default {
  providers: [{ type: "customJwt", issuer: "https://bench.test", jwks: process.env.BENCH_JWKS, algorithm: "ES256", applicationID: "bench" }],
};
