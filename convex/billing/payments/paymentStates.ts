import type { Doc } from "../../_generated/dataModel";

type State = Pick<Doc<"payments">, "state"> | Pick<Doc<"paymentRequests">, "state">;
export type PaidState = "paid" | "partlyRefunded" | "refunded" | "disputed";

/** Money has come, whatever went back since. */
export const isPaid = <Row extends State>(row: Row): row is Row & { state: PaidState } =>
  row.state === "paid" || row.state === "partlyRefunded" || row.state === "refunded" || row.state === "disputed";
/** Nothing has come yet, and still may. */
export const isUnderWay = ({ state }: State) => state === "open" || state === "processing";
