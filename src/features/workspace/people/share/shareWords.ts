// Roles as people choose them.
export const INVITED_ROLES = {
  editor: { label: "Can plan", what: "plan with you" },
  viewer: { label: "Can look", what: "look" },
} as const;
export type InvitedRole = keyof typeof INVITED_ROLES;

export const ROLE_WORDS = { owner: "Owner", editor: "Can plan", viewer: "Can look" } as const;
