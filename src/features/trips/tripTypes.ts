import type { FunctionReturnType } from "convex/server";
import type { api } from "../../../convex/_generated/api";

export type TripCardData = FunctionReturnType<typeof api.trips.tripList.get>["cards"][number];
export type TripShelf = (typeof api.trips.tripList.get)["_args"]["show"];
export type TripOrder = (typeof api.trips.tripList.get)["_args"]["order"];
