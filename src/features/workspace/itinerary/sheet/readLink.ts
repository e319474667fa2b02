// A web address as people paste it, made one that can be pressed. Pure.

export type Link = { url: string; label?: string };

/** `https://` is added where no scheme stands. Null for what isn't an address of the web. */
export function readLink(address: string, label: string): Link | null {
  const text = address.trim();
  const url = /^[a-z][a-z\d+.-]*:/i.test(text) && !/^[^/:]+:\d/.test(text) ? text : `https://${text}`;
  if (text === "" || /\s/.test(text) || !URL.canParse(url)) return null;
  const { protocol, hostname } = new URL(url);
  if (!/^https?:$/.test(protocol) || !(hostname.includes(".") || hostname === "localhost")) return null;
  return { url, ...(label.trim() && { label: label.trim() }) };
}

/** What a link is called: its label, or the host and the end of its path. */
export function linkWords({ url, label }: Link): string {
  if (label) return label;
  if (!URL.canParse(url)) return url;
  const { host, pathname } = new URL(url);
  const end = decodedEnd(pathname);
  return host.replace(/^www\./, "") + (end ? ` · ${end}` : "");
}

function decodedEnd(path: string): string {
  const end = path.split("/").filter(Boolean).at(-1) ?? "";
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}
