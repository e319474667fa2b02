// Whether it was Clerk that last vouched for somebody on this device: then the app waits for Clerk before it shows
// anything, and otherwise nobody waits for it.
const KEY = "caravan-identity";

export function lastWasClerk(): boolean {
  try {
    return localStorage.getItem(KEY) === "clerk";
  } catch {
    return false;
  }
}

export function rememberClerk(isClerk: boolean) {
  try {
    if (isClerk) localStorage.setItem(KEY, "clerk");
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage every visit begins as a stranger's; Clerk then says who it is.
  }
}
