// Time zones by the names that Windows and Outlook have for them, as far as travellers meet them (Unicode CLDR, windowsZones). Pure.

const NAMES = `W. Europe=Europe/Berlin|Central Europe=Europe/Budapest|Central European=Europe/Warsaw|Romance=Europe/Paris|GMT=Europe/London|Greenwich=Atlantic/Reykjavik|GTB=Europe/Bucharest|E. Europe=Europe/Chisinau|FLE=Europe/Kyiv|Turkey=Europe/Istanbul|Russian=Europe/Moscow
Eastern=America/New_York|US Eastern=America/Indianapolis|Central=America/Chicago|Mountain=America/Denver|US Mountain=America/Phoenix|Pacific=America/Los_Angeles|Alaskan=America/Anchorage|Hawaiian=Pacific/Honolulu|Atlantic=America/Halifax|Newfoundland=America/St_Johns|Canada Central=America/Regina|Central Standard Time (Mexico)=America/Mexico_City
SA Pacific=America/Bogota|SA Western=America/La_Paz|SA Eastern=America/Cayenne|E. South America=America/Sao_Paulo|Argentina=America/Buenos_Aires|Pacific SA=America/Santiago|Venezuela=America/Caracas|Central America=America/Guatemala
Tokyo=Asia/Tokyo|Korea=Asia/Seoul|China=Asia/Shanghai|Taipei=Asia/Taipei|Singapore=Asia/Singapore|SE Asia=Asia/Bangkok|India=Asia/Kolkata|Sri Lanka=Asia/Colombo|Nepal=Asia/Kathmandu|Bangladesh=Asia/Dhaka|Myanmar=Asia/Yangon|Pakistan=Asia/Karachi|Arabian=Asia/Dubai|Arab=Asia/Riyadh|Iran=Asia/Tehran|Israel=Asia/Jerusalem|Jordan=Asia/Amman|Georgian=Asia/Tbilisi|Caucasus=Asia/Yerevan|Azerbaijan=Asia/Baku
Egypt=Africa/Cairo|South Africa=Africa/Johannesburg|E. Africa=Africa/Nairobi|W. Central Africa=Africa/Lagos|Morocco=Africa/Casablanca|Namibia=Africa/Windhoek
AUS Eastern=Australia/Sydney|E. Australia=Australia/Brisbane|Cen. Australia=Australia/Adelaide|AUS Central=Australia/Darwin|W. Australia=Australia/Perth|Tasmania=Australia/Hobart|New Zealand=Pacific/Auckland|Fiji=Pacific/Fiji|Tonga=Pacific/Tongatapu|Samoa=Pacific/Apia`;

const ZONES = new Map(NAMES.split(/[|\n]/).map((entry) => entry.split("=") as [string, string]));

/** "W. Europe Standard Time" is Europe/Berlin; null for any other name. */
export const windowsZone = (name: string): string | null => ZONES.get(name) ?? ZONES.get(name.replace(/ Standard Time$/, "")) ?? null;
export const NAMED_ZONES: readonly string[] = [...ZONES.values()];
