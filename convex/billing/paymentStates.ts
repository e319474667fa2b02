import type { Doc } from "../_generated/dataModel";

type State = Pick<Doc<"payments">, "state"> | Pick<Doc<"paymentRequests">, "state">;

/** Money has come, whatever went back since. */
export const isPaid = ({ state }: State) => state === "paid" || state === "partlyRefunded" || state === "refunded";
/** Nothing has come yet, and still may. */
export const isUnderWay = ({ state }: State) => state === "open" || state === "processing";
