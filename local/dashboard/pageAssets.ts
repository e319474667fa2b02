// The page itself: HTML without data, and its script and style, bundled when they are first asked for and kept.
import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

export type Asset = { type: string; body: Buffer; etag: string };

const WEB = fileURLToPath(new URL("./web/", import.meta.url));

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<title>Deployment</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/_local/page.css">
</head>
<body><div id="page"></div><script type="module" src="/_local/page.js"></script></body>
</html>
`;

/** Nothing but what this deployment serves itself; pictures of files come as blobs. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

export class PageAssets {
  private readonly html = asset("text/html; charset=utf-8", Buffer.from(HTML));
  private bundled: Promise<{ script: Asset; style: Asset }> | null = null;

  /** Null when the page has nothing of that name. Rejects with esbuild's message when the page can't be built. */
  async find(name: string): Promise<Asset | null> {
    if (name === "" || name === "/") return this.html;
    if (name !== "/page.js" && name !== "/page.css") return null;
    const { script, style } = await (this.bundled ??= bundle());
    return name === "/page.js" ? script : style;
  }
}

async function bundle() {
  const { outputFiles } = await build({
    entryPoints: { page: `${WEB}main.tsx` },
    bundle: true,
    write: false,
    outdir: WEB,
    format: "esm",
    target: "es2022",
    minify: true,
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  const output = (extension: string, type: string) => asset(type, Buffer.from(outputFiles.find(({ path }) => path.endsWith(extension))!.contents));
  return { script: output(".js", "text/javascript; charset=utf-8"), style: output(".css", "text/css; charset=utf-8") };
}

const asset = (type: string, body: Buffer): Asset => ({ type, body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` });
