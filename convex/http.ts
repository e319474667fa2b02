import { httpRouter } from "convex/server";
import { auth } from "./auth";
import { addStripeRoutes } from "./billing/webhook";
import { addClerkRoutes } from "./clerk/webhook";

const http = httpRouter();
auth.addHttpRoutes(http);
addStripeRoutes(http);
addClerkRoutes(http);

export default http;
