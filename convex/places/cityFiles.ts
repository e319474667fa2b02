// Every city file by its slug, for queries, which can't import as they go. Written by scripts/buildCityIndex.ts.
import amsterdam from "./data/amsterdam.json";
import athens from "./data/athens.json";
import auckland from "./data/auckland.json";
import bangkok from "./data/bangkok.json";
import barcelona from "./data/barcelona.json";
import berlin from "./data/berlin.json";
import brussels from "./data/brussels.json";
import budapest from "./data/budapest.json";
import buenosAires from "./data/buenos-aires.json";
import cairo from "./data/cairo.json";
import capeTown from "./data/cape-town.json";
import chicago from "./data/chicago.json";
import copenhagen from "./data/copenhagen.json";
import cusco from "./data/cusco.json";
import delhi from "./data/delhi.json";
import dublin from "./data/dublin.json";
import dubrovnik from "./data/dubrovnik.json";
import edinburgh from "./data/edinburgh.json";
import florence from "./data/florence.json";
import hanoi from "./data/hanoi.json";
import helsinki from "./data/helsinki.json";
import hongKong from "./data/hong-kong.json";
import istanbul from "./data/istanbul.json";
import krakow from "./data/krakow.json";
import kualaLumpur from "./data/kuala-lumpur.json";
import kyoto from "./data/kyoto.json";
import lima from "./data/lima.json";
import lisbon from "./data/lisbon.json";
import london from "./data/london.json";
import losAngeles from "./data/los-angeles.json";
import madrid from "./data/madrid.json";
import marrakech from "./data/marrakech.json";
import melbourne from "./data/melbourne.json";
import mexicoCity from "./data/mexico-city.json";
import milan from "./data/milan.json";
import montreal from "./data/montreal.json";
import munich from "./data/munich.json";
import naples from "./data/naples.json";
import newYork from "./data/new-york.json";
import osaka from "./data/osaka.json";
import paris from "./data/paris.json";
import porto from "./data/porto.json";
import prague from "./data/prague.json";
import reykjavik from "./data/reykjavik.json";
import rioDeJaneiro from "./data/rio-de-janeiro.json";
import rome from "./data/rome.json";
import sanFrancisco from "./data/san-francisco.json";
import santiago from "./data/santiago.json";
import seoul from "./data/seoul.json";
import seville from "./data/seville.json";
import singapore from "./data/singapore.json";
import stockholm from "./data/stockholm.json";
import sydney from "./data/sydney.json";
import taipei from "./data/taipei.json";
import tokyo from "./data/tokyo.json";
import toronto from "./data/toronto.json";
import venice from "./data/venice.json";
import vienna from "./data/vienna.json";
import washington from "./data/washington.json";
import zurich from "./data/zurich.json";

/** In the shape of `City`; `placeData.test.ts` holds them to it. */
export const CITY_FILES: Record<string, unknown> = {
  "amsterdam": amsterdam,
  "athens": athens,
  "auckland": auckland,
  "bangkok": bangkok,
  "barcelona": barcelona,
  "berlin": berlin,
  "brussels": brussels,
  "budapest": budapest,
  "buenos-aires": buenosAires,
  "cairo": cairo,
  "cape-town": capeTown,
  "chicago": chicago,
  "copenhagen": copenhagen,
  "cusco": cusco,
  "delhi": delhi,
  "dublin": dublin,
  "dubrovnik": dubrovnik,
  "edinburgh": edinburgh,
  "florence": florence,
  "hanoi": hanoi,
  "helsinki": helsinki,
  "hong-kong": hongKong,
  "istanbul": istanbul,
  "krakow": krakow,
  "kuala-lumpur": kualaLumpur,
  "kyoto": kyoto,
  "lima": lima,
  "lisbon": lisbon,
  "london": london,
  "los-angeles": losAngeles,
  "madrid": madrid,
  "marrakech": marrakech,
  "melbourne": melbourne,
  "mexico-city": mexicoCity,
  "milan": milan,
  "montreal": montreal,
  "munich": munich,
  "naples": naples,
  "new-york": newYork,
  "osaka": osaka,
  "paris": paris,
  "porto": porto,
  "prague": prague,
  "reykjavik": reykjavik,
  "rio-de-janeiro": rioDeJaneiro,
  "rome": rome,
  "san-francisco": sanFrancisco,
  "santiago": santiago,
  "seoul": seoul,
  "seville": seville,
  "singapore": singapore,
  "stockholm": stockholm,
  "sydney": sydney,
  "taipei": taipei,
  "tokyo": tokyo,
  "toronto": toronto,
  "venice": venice,
  "vienna": vienna,
  "washington": washington,
  "zurich": zurich,
};
