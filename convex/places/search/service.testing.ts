// A search service of the tests' own on this machine, which answers as it is told: Photon's and Open-Meteo's addresses both lead here.
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

export const json = (body: unknown, status = 200, headers: Record<string, string> = {}): Answering => (_request, response) => {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(typeof body === "string" ? body : JSON.stringify(body));
};

export const feature = (name: string, properties: Record<string, unknown> = {}, coordinates: unknown = [135.7588, 34.9858]) => ({
  type: "Feature",
  geometry: { type: "Point", coordinates },
  properties: { osm_type: "N", osm_id: 1, osm_key: "tourism", osm_value: "hotel", name, city: "Kyoto", country: "Japan", countrycode: "JP", ...properties },
});
export const features = (...list: unknown[]) => ({ type: "FeatureCollection", features: list });

export async function startSearchService() {
  const asked: URL[] = [];
  const service = { asked, agents: [] as (string | undefined)[], photon: json(features()), openMeteo: json({}) };
  const server = createServer((request, response) => {
    const url = new URL(request.url!, "http://service");
    asked.push(url);
    service.agents.push(request.headers["user-agent"]);
    (url.pathname.startsWith("/v1/") ? service.openMeteo : service.photon)(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const close = () =>
    new Promise<void>((closed) => {
      server.close(() => closed());
      server.closeAllConnections();
    });
  return Object.assign(service, { base, env: { PLACE_SEARCH: "on", PHOTON_URL: base, OPEN_METEO_GEOCODING_URL: base }, close });
}
