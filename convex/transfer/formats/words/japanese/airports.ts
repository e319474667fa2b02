// Airports as Japanese airlines name them: "東京(羽田)" is HND. Pure.

const NAMES = `
HND 羽田|NRT 成田|ITM 伊丹|KIX 関西|KIX 関空|UKB 神戸|CTS 新千歳|CTS 千歳|CTS 札幌|OKD 丘珠|NGO 中部|NGO セントレア|NGO 名古屋|NKM 小牧|FUK 福岡|OKA 那覇|OKA 沖縄
KKJ 北九州|HSG 佐賀|NGS 長崎|KMJ 熊本|OIT 大分|KMI 宮崎|KOJ 鹿児島|SDJ 仙台|AOJ 青森|AXT 秋田|HNA 花巻|MSJ 三沢|GAJ 山形|SYO 庄内|FKS 福島|ONJ 大館能代|HKD 函館|AKJ 旭川|KUH 釧路|MMB 女満別|OBO 帯広|SHB 中標津|MBE 紋別|WKJ 稚内
KMQ 小松|TOY 富山|NTQ 能登|KIJ 新潟|IBR 茨城|FSZ 静岡|MMJ 松本|HAC 八丈島|OKJ 岡山|HIJ 広島|TAK 高松|MYJ 松山|KCZ 高知|TKS 徳島|YGJ 米子|IZO 出雲|TTJ 鳥取|IWJ 石見|UBJ 山口宇部|IWK 岩国|SHM 南紀白浜
MMY 宮古|ISG 石垣|UEO 久米島|ASJ 奄美|TSJ 対馬|FUJ 福江|KUM 屋久島|TNE 種子島|TKN 徳之島|RNJ 与論|OKE 沖永良部|KKX 喜界島
ICN 仁川|GMP 金浦|PUS 釜山|TSA 台北(松山)|TPE 桃園|KHH 高雄|PVG 浦東|SHA 虹橋|PEK 北京|HKG 香港|SIN シンガポール|BKK バンコク|KUL クアラルンプール|MNL マニラ|HAN ハノイ|SGN ホーチミン|CGK ジャカルタ|DEL デリー|SYD シドニー|GUM グアム
HNL ホノルル|LAX ロサンゼルス|SFO サンフランシスコ|SEA シアトル|YVR バンクーバー|ORD シカゴ|JFK ニューヨーク|IAD ワシントン|IAH ヒューストン|BOS ボストン|DFW ダラス|SAN サンディエゴ
LHR ロンドン|CDG パリ|FRA フランクフルト|MUC ミュンヘン|DUS デュッセルドルフ|VIE ウィーン|BRU ブリュッセル|HEL ヘルシンキ|MXP ミラノ|ARN ストックホルム|IST イスタンブール|DOH ドーハ|DXB ドバイ`;

const entries = NAMES.split(/[|\n]/).filter(Boolean).map((entry) => [entry.slice(0, 3), entry.slice(4)] as const);
const CODE_OF = new Map(entries.map(([code, name]) => [name, code]));
/** "名古屋(小牧)": what stands in brackets is meant. */
const CITIES = new Set(["札幌", "沖縄", "名古屋", "福岡", "長崎"]);
const sourceOf = (name: string) => `${name.replace(/[()]/g, "\\$&").replace("\\(", "\\s?\\(")}${CITIES.has(name) ? "(?!\\s?\\()" : ""}`;
const NAME = new RegExp([...CODE_OF.keys()].sort((a, b) => b.length - a.length).map(sourceOf).join("|"), "g");

/** The codes of the airports that a text names in Japanese, in its order, each once. */
export function japaneseAirports(text: string): string[] {
  return [...new Set([...text.matchAll(NAME)].map(([name]) => CODE_OF.get(name.replace(/\s/g, ""))!))];
}

export const JAPANESE_AIRPORTS: readonly string[] = entries.map(([code]) => code);
