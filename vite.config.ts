// Builds the app into dist/. The map and everything behind a sign-in are loaded when they are needed;
// the first screen gets the framework, the live connection and itself.
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type HtmlTagDescriptor, type Plugin } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { FIRST_FONTS, isShell, SHELL_ADDRESSES } from "./src/lib/offline/shell.js";

/** What main.tsx starts once it knows the language. */
const START = /\/src\/app\/start\.tsx$/;

/** Fetched while the page is read, not when it turns out that they are needed. */
function preloadFirst(): Plugin {
  return {
    name: "caravan-preload-first",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const link = (attrs: Record<string, string | boolean>): HtmlTagDescriptor => ({ tag: "link", attrs, injectTo: "head" });
        const fonts = Object.keys(bundle).filter((file) => FIRST_FONTS.test(file));
        const start = Object.values(bundle).filter((chunk) => chunk.type === "chunk" && START.test(chunk.facadeModuleId ?? ""));
        const scripts = start.flatMap((chunk) => (chunk.type === "chunk" ? [chunk.fileName, ...chunk.imports] : []));
        return [
          ...fonts.map((file) => link({ rel: "preload", as: "font", type: "font/woff2", href: `/${file}`, crossorigin: true })),
          ...[...new Set(scripts)].map((file) => link({ rel: "modulepreload", href: `/${file}`, crossorigin: true })),
        ];
      },
    },
  };
}

/** Keeps the app's page and parts on the device: see docs/adr/0012-offline.md. src/app/serviceWorker.ts registers it. */
const offlineShell = () =>
  VitePWA({
    filename: "sw.js",
    // There is one in public/, and the registration is ours.
    manifest: false,
    injectRegister: false,
    // A new version waits until it is asked for: parts of two versions don't fit together.
    registerType: "prompt",
    workbox: {
      globPatterns: ["**/*.{html,js,css,woff2,svg,webmanifest}"],
      maximumFileSizeToCacheInBytes: Number.MAX_SAFE_INTEGER,
      manifestTransforms: [(entries) => ({ manifest: entries.filter(isShell), warnings: [] })],
      // Named after what is in them.
      dontCacheBustURLsMatching: /^assets\//,
      navigateFallback: "index.html",
      navigateFallbackAllowlist: SHELL_ADDRESSES,
      clientsClaim: true,
      cleanupOutdatedCaches: true,
      inlineWorkboxRuntime: true,
      runtimeCaching: [
        {
          urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith("/assets/"),
          handler: "CacheFirst",
          options: { cacheName: "caravan-parts", expiration: { maxEntries: 40 } },
        },
      ],
    },
  });

/** In development there is no worker; one that `npm start` left on this port goes, and would else answer with the app it knows. */
function noLeftoverWorker(): Plugin {
  const leave = `
    self.addEventListener("install", () => self.skipWaiting());
    self.addEventListener("activate", (event) => event.waitUntil((async () => {
      await self.registration.unregister();
      for (const name of await caches.keys()) await caches.delete(name);
      for (const page of await self.clients.matchAll({ type: "window" })) await page.navigate(page.url);
    })()));`;
  return {
    name: "caravan-no-leftover-worker",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use("/sw.js", (_request, response) => {
        response.setHeader("content-type", "text/javascript; charset=utf-8");
        response.setHeader("cache-control", "no-store");
        response.end(leave);
      });
    },
  };
}

const port = Number(process.env.PORT) || 5173;

export default defineConfig({
  plugins: [react(), tailwindcss(), preloadFirst(), offlineShell(), noLeftoverWorker()],
  resolve: { alias: { "@": new URL("./src", import.meta.url).pathname } },
  server: { port, strictPort: Boolean(process.env.PORT) },
  preview: { port },
  build: {
    // The oldest that have all that is used of the platform (`Map.groupBy`, `AbortSignal.any`); README says so too.
    target: ["chrome120", "edge120", "firefox128", "safari17.4"],
    sourcemap: false,
    // The map's library, which is loaded with the map alone.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        // Changes seldom, so a browser keeps it over many releases of ours.
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler|react-router|react-router-dom)[\\/]/ },
            { name: "convex", test: /node_modules[\\/](convex|@convex-dev[\\/]auth)[\\/]/ },
            { name: "maplibre", test: /node_modules[\\/]maplibre-gl[\\/]/ },
          ],
        },
      },
    },
  },
});
