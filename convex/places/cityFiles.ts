// Every city file by its slug, for queries, which can't import as they go. Written by scripts/buildCityIndex.ts.
import type { Translation } from "./prose";
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
import amsterdamInDe from "./data/de/amsterdam.json";
import athensInDe from "./data/de/athens.json";
import aucklandInDe from "./data/de/auckland.json";
import bangkokInDe from "./data/de/bangkok.json";
import barcelonaInDe from "./data/de/barcelona.json";
import berlinInDe from "./data/de/berlin.json";
import brusselsInDe from "./data/de/brussels.json";
import budapestInDe from "./data/de/budapest.json";
import buenosAiresInDe from "./data/de/buenos-aires.json";
import cairoInDe from "./data/de/cairo.json";
import capeTownInDe from "./data/de/cape-town.json";
import chicagoInDe from "./data/de/chicago.json";
import copenhagenInDe from "./data/de/copenhagen.json";
import cuscoInDe from "./data/de/cusco.json";
import delhiInDe from "./data/de/delhi.json";
import dublinInDe from "./data/de/dublin.json";
import dubrovnikInDe from "./data/de/dubrovnik.json";
import edinburghInDe from "./data/de/edinburgh.json";
import florenceInDe from "./data/de/florence.json";
import hanoiInDe from "./data/de/hanoi.json";
import helsinkiInDe from "./data/de/helsinki.json";
import hongKongInDe from "./data/de/hong-kong.json";
import istanbulInDe from "./data/de/istanbul.json";
import krakowInDe from "./data/de/krakow.json";
import kualaLumpurInDe from "./data/de/kuala-lumpur.json";
import kyotoInDe from "./data/de/kyoto.json";
import limaInDe from "./data/de/lima.json";
import lisbonInDe from "./data/de/lisbon.json";
import londonInDe from "./data/de/london.json";
import losAngelesInDe from "./data/de/los-angeles.json";
import madridInDe from "./data/de/madrid.json";
import marrakechInDe from "./data/de/marrakech.json";
import melbourneInDe from "./data/de/melbourne.json";
import mexicoCityInDe from "./data/de/mexico-city.json";
import milanInDe from "./data/de/milan.json";
import montrealInDe from "./data/de/montreal.json";
import munichInDe from "./data/de/munich.json";
import naplesInDe from "./data/de/naples.json";
import newYorkInDe from "./data/de/new-york.json";
import osakaInDe from "./data/de/osaka.json";
import parisInDe from "./data/de/paris.json";
import portoInDe from "./data/de/porto.json";
import pragueInDe from "./data/de/prague.json";
import reykjavikInDe from "./data/de/reykjavik.json";
import rioDeJaneiroInDe from "./data/de/rio-de-janeiro.json";
import romeInDe from "./data/de/rome.json";
import sanFranciscoInDe from "./data/de/san-francisco.json";
import santiagoInDe from "./data/de/santiago.json";
import seoulInDe from "./data/de/seoul.json";
import sevilleInDe from "./data/de/seville.json";
import singaporeInDe from "./data/de/singapore.json";
import stockholmInDe from "./data/de/stockholm.json";
import sydneyInDe from "./data/de/sydney.json";
import taipeiInDe from "./data/de/taipei.json";
import tokyoInDe from "./data/de/tokyo.json";
import torontoInDe from "./data/de/toronto.json";
import veniceInDe from "./data/de/venice.json";
import viennaInDe from "./data/de/vienna.json";
import washingtonInDe from "./data/de/washington.json";
import zurichInDe from "./data/de/zurich.json";
import type { CityFacts } from "./types";

/** In the shape of `CityFile`; `placeData.test.ts` holds them to it. */
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

/** Their facts in other languages. */
export const CITY_FACTS: Record<Translation, Record<string, CityFacts>> = {
  de: {
    "amsterdam": amsterdamInDe,
    "athens": athensInDe,
    "auckland": aucklandInDe,
    "bangkok": bangkokInDe,
    "barcelona": barcelonaInDe,
    "berlin": berlinInDe,
    "brussels": brusselsInDe,
    "budapest": budapestInDe,
    "buenos-aires": buenosAiresInDe,
    "cairo": cairoInDe,
    "cape-town": capeTownInDe,
    "chicago": chicagoInDe,
    "copenhagen": copenhagenInDe,
    "cusco": cuscoInDe,
    "delhi": delhiInDe,
    "dublin": dublinInDe,
    "dubrovnik": dubrovnikInDe,
    "edinburgh": edinburghInDe,
    "florence": florenceInDe,
    "hanoi": hanoiInDe,
    "helsinki": helsinkiInDe,
    "hong-kong": hongKongInDe,
    "istanbul": istanbulInDe,
    "krakow": krakowInDe,
    "kuala-lumpur": kualaLumpurInDe,
    "kyoto": kyotoInDe,
    "lima": limaInDe,
    "lisbon": lisbonInDe,
    "london": londonInDe,
    "los-angeles": losAngelesInDe,
    "madrid": madridInDe,
    "marrakech": marrakechInDe,
    "melbourne": melbourneInDe,
    "mexico-city": mexicoCityInDe,
    "milan": milanInDe,
    "montreal": montrealInDe,
    "munich": munichInDe,
    "naples": naplesInDe,
    "new-york": newYorkInDe,
    "osaka": osakaInDe,
    "paris": parisInDe,
    "porto": portoInDe,
    "prague": pragueInDe,
    "reykjavik": reykjavikInDe,
    "rio-de-janeiro": rioDeJaneiroInDe,
    "rome": romeInDe,
    "san-francisco": sanFranciscoInDe,
    "santiago": santiagoInDe,
    "seoul": seoulInDe,
    "seville": sevilleInDe,
    "singapore": singaporeInDe,
    "stockholm": stockholmInDe,
    "sydney": sydneyInDe,
    "taipei": taipeiInDe,
    "tokyo": tokyoInDe,
    "toronto": torontoInDe,
    "venice": veniceInDe,
    "vienna": viennaInDe,
    "washington": washingtonInDe,
    "zurich": zurichInDe,
  },
};
