import { httpRouter } from "convex/server";
import { auth } from "./auth";
import { addStripeRoutes } from "./billing/stripe/webhook";
import { addClerkRoutes } from "./clerk/webhook";
import { addTransferRoutes } from "./transfer/feedRoute";
import { addPublicRoutes } from "./trips/linkPreview";

const http = httpRouter();
auth.addHttpRoutes(http);
addStripeRoutes(http);
addClerkRoutes(http);
addTransferRoutes(http);
addPublicRoutes(http);

export default http;
