import { useQuery } from "convex/react";
import { api } from "../../../../convex/_generated/api";

/** Whether mails are delivered here, or stay in the outbox; undefined while that isn't known. */
export const useMailService = (): boolean | undefined => useQuery(api.mail.outbox.list, { ticket: null })?.service;
