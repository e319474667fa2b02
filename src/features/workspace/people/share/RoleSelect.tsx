import { Select } from "../../../../ui/Input";
import { INVITED_ROLES, type InvitedRole } from "./shareWords";

export function RoleSelect({ label, value, onChange, className }: { label: string; value: InvitedRole; onChange: (role: InvitedRole) => void; className?: string }) {
  return (
    <Select aria-label={label} className={className} value={value} onChange={(event) => onChange(event.target.value as InvitedRole)}>
      {Object.entries(INVITED_ROLES).map(([role, { label: words }]) => <option key={role} value={role}>{words}</option>)}
    </Select>
  );
}
