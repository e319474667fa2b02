// Roles as people choose them.
import { t } from "../../../../i18n/t";

export const INVITED_ROLES = {
  editor: { label: t("Can plan") },
  viewer: { label: t("Can look") },
} as const;
export type InvitedRole = keyof typeof INVITED_ROLES;

export const ROLE_WORDS = { owner: t("Owner"), editor: t("Can plan"), viewer: t("Can look") } as const;
