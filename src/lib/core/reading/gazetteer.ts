/** Small bundled lists. A name not in them is typed by its context, or left untyped. */
const list = (names: string) => new Set(names.split('|'));

export const COUNTRIES = list(
	'Afghanistan|Albania|Algeria|Andorra|Angola|Argentina|Armenia|Australia|Austria|Azerbaijan|Bahrain|Bangladesh|Belarus|Belgium|Belize|Benin|Bhutan|Bolivia|Bosnia|Botswana|Brazil|Britain|Brunei|Bulgaria|Burma|Burundi|Cambodia|Cameroon|Canada|Chad|Chile|China|Colombia|Congo|Costa Rica|Croatia|Cuba|Cyprus|Czechia|Czech Republic|Czechoslovakia|Denmark|Djibouti|Dominica|Dominican Republic|East Timor|Ecuador|Egypt|El Salvador|England|Eritrea|Estonia|Ethiopia|Fiji|Finland|France|Gabon|Gambia|Germany|Ghana|Great Britain|Greece|Grenada|Guatemala|Guinea|Guyana|Haiti|Honduras|Hungary|Iceland|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Ivory Coast|Jamaica|Japan|Kazakhstan|Kenya|Kosovo|Kuwait|Kyrgyzstan|Laos|Latvia|Lebanon|Lesotho|Liberia|Libya|Liechtenstein|Lithuania|Luxembourg|Madagascar|Malawi|Malaysia|Maldives|Mali|Malta|Mauritania|Mauritius|Mexico|Moldova|Monaco|Mongolia|Montenegro|Morocco|Mozambique|Myanmar|Namibia|Nepal|Netherlands|New Zealand|Nicaragua|Niger|Nigeria|North Korea|Northern Ireland|Norway|Oman|Pakistan|Palau|Panama|Papua New Guinea|Paraguay|Peru|Philippines|Poland|Portugal|Prussia|Qatar|Romania|Russia|Rwanda|Samoa|San Marino|Saudi Arabia|Scotland|Senegal|Serbia|Seychelles|Sierra Leone|Singapore|Slovakia|Slovenia|Somalia|South Africa|South Korea|South Sudan|Soviet Union|Spain|Sri Lanka|Sudan|Suriname|Sweden|Switzerland|Syria|Taiwan|Tajikistan|Tanzania|Thailand|Togo|Tonga|Tunisia|Turkey|Turkmenistan|Tuvalu|UK|U.K.|US|U.S.|USA|Uganda|Ukraine|United Arab Emirates|United Kingdom|United States|United States of America|Uruguay|Uzbekistan|Vanuatu|Vatican|Venezuela|Vietnam|Wales|Yemen|Yugoslavia|Zambia|Zimbabwe'
);

export const STATES = list(
	'Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|West Virginia|Wisconsin|Wyoming|New South Wales|Queensland|South Australia|Tasmania|Western Australia|Ontario|Quebec|British Columbia|Alberta|Manitoba|Nova Scotia|Saskatchewan'
);

export const CITIES = list(
	'Accra|Amsterdam|Ankara|Athens|Auckland|Baghdad|Baltimore|Bangkok|Barcelona|Basel|Beijing|Beirut|Belfast|Belgrade|Berlin|Bogotá|Bogota|Bonn|Boston|Brasília|Brussels|Bucharest|Budapest|Buenos Aires|Cairo|Calgary|Cambridge|Canberra|Cape Town|Caracas|Chicago|Cleveland|Cologne|Copenhagen|Dakar|Dallas|Damascus|Delhi|Denver|Detroit|Dhaka|Dresden|Dubai|Dublin|Durban|Edinburgh|Florence|Frankfurt|Geneva|Genoa|Glasgow|Groningen|Guadalajara|Hamburg|Hanoi|Havana|Helsinki|Hong Kong|Houston|Istanbul|Jakarta|Jerusalem|Johannesburg|Kabul|Karachi|Kiev|Kyiv|Kyoto|La Paz|Lagos|Leeds|Leicester|Leipzig|Lima|Lisbon|Liverpool|London|Los Angeles|Lyon|Madrid|Manchester|Manila|Marseille|Mecca|Melbourne|Miami|Milan|Minneapolis|Montreal|Moscow|Mumbai|Munich|Nairobi|Naples|New Delhi|New Orleans|New York City|Nice|Osaka|Oslo|Ottawa|Oxford|Paris|Perth|Philadelphia|Phoenix|Pittsburgh|Prague|Quito|Rio de Janeiro|Riyadh|Rome|Rotterdam|San Diego|San Francisco|Santiago|São Paulo|Sarajevo|Seattle|Seoul|Shanghai|Sheffield|Sofia|St. Petersburg|Saint Petersburg|Stockholm|Strasbourg|Stuttgart|Sydney|Taipei|Tallinn|Tehran|Tel Aviv|The Hague|Tirana|Tokyo|Toronto|Tunis|Turin|Vancouver|Venice|Vienna|Vilnius|Warsaw|Wellington|Zagreb|Zurich|Zürich'
);

export const REGIONS = list(
	'Africa|Asia|Europe|North America|South America|Latin America|Central America|Antarctica|Middle East|Scandinavia|Caribbean|Balkans|Siberia|Atlantic|Pacific|Mediterranean|Arctic|Atlantic Ocean|Pacific Ocean|Indian Ocean|Alps|Andes|Himalayas|Amazon|Sahara|Washington|Georgia|New York|Jordan|Virginia'
);

export const NATIONALITIES = list(
	'Afghan|African|Albanian|Algerian|American|Arab|Arabic|Argentine|Asian|Australian|Austrian|Belgian|Bolivian|Brazilian|British|Bulgarian|Canadian|Catalan|Catholic|Chilean|Chinese|Christian|Colombian|Croatian|Cuban|Czech|Danish|Democratic|Dutch|Ecuadorian|Ecuadorean|Ecuadoran|Egyptian|English|Estonian|European|Finnish|Flemish|French|German|Ghanaian|Greek|Hindu|Hungarian|Indian|Indonesian|Iranian|Iraqi|Irish|Islamic|Israeli|Italian|Jamaican|Japanese|Jewish|Kenyan|Korean|Latin|Latvian|Lebanese|Libyan|Lithuanian|Malaysian|Mexican|Moroccan|Muslim|Nigerian|Norwegian|Pakistani|Palestinian|Persian|Peruvian|Polish|Portuguese|Protestant|Republican|Roman|Romanian|Russian|Saudi|Scottish|Serbian|Slovak|Soviet|Spanish|Swedish|Swiss|Syrian|Thai|Turkish|Ukrainian|Venezuelan|Vietnamese|Welsh'
);

/** Among the nationalities: adjectives of faith, party or continent. */
export const GROUPS = list(
	'African|Arab|Asian|Catholic|Christian|Democratic|European|Hindu|Islamic|Jewish|Latin|Muslim|Protestant|Republican|Roman|Soviet'
);

/** Among the states: those that are not of the United States. */
export const PROVINCES = list(
	'New South Wales|Queensland|South Australia|Tasmania|Western Australia|Ontario|Quebec|British Columbia|Alberta|Manitoba|Nova Scotia|Saskatchewan'
);

export const MONTHS =
	'January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec';
/** The months in full, in their order. */
export const MONTH_NAMES: readonly string[] = MONTHS.split('|').slice(0, 12);
export const WEEKDAYS = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';

export const ORGANIZATION_WORDS =
	/\b(University|College|Institute|Ministry|Department|Agency|Court|Company|Inc|Corp|Corporation|Ltd|Party|Bank|Council|Committee|Commission|Association|Society|Union|Foundation|Organi[sz]ation|Authority|Bureau|Police|Army|Navy|Senate|Congress|Parliament|Academy|School|Hospital|Museum|Orchestra|Laborator(?:y|ies)|Federation|League|Board|Office|Service|Enforcement|Administration|Nations|Times|Guardian|Gazette|Herald|Tribune|Forum|Network|Trust|Group|Club|Government|Airlines?|Press|Consulate|Embassy|Observatory)\b/;
export const PLACE_WORDS =
	/\b(Islands?|Isle|River|Lake|Mountains?|Mount|Street|Avenue|Road|Park|Bay|County|City|Sea|Ocean|Valley|Airport|Station|Bridge|Square|Beach|Forest|Peninsula|Strait|Harbou?r|Canal|Desert|Province|District|Cape|Creek|Falls)\b/;
export const TITLES =
	/^(Mr|Mrs|Ms|Dr|Prof|Professor|President|Senator|Sen|Rep|Representative|Judge|Justice|Sir|Dame|Lord|Lady|King|Queen|Prince|Princess|Emperor|Pope|Saint|St|General|Gen|Colonel|Captain|Governor|Gov|Minister|Chancellor|Mayor|Chief|Secretary|Ambassador|Director|Reverend|Rev|Bishop|Archbishop|Sister|Brother|Father|Inspector|Sergeant|Lieutenant|Major|Tsar|Doctor|Nurse|Magistrate|Chairman|Chairwoman|Premier)\.?$/;
