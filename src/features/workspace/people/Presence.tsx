import type { Id } from "../../../../convex/_generated/dataModel";
import { useTripFrame } from "../tripFrame";
import { useShownView } from "../useWorkspace";
import { FollowBar } from "./FollowBar";
import { usePresence } from "./usePresence";
import { useTellRole } from "./useTellRole";

/** Once in the workspace: I am here, as what, and whom I follow. */
export function Presence({ myId }: { myId: Id<"users"> }) {
  const { trip } = useTripFrame();
  const { current } = useShownView();
  usePresence(trip._id, myId, current);
  useTellRole();
  return <FollowBar />;
}
