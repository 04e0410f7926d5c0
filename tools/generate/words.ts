export const adjectives =
  "Ancient Ashen Azure Black Blazing Bright Broken Burning Calm Cold Crimson Crystal Dark Distant Drowned Dusty Ebon Echoing Emerald Endless Eternal Fading Fallen Feral Final First Forgotten Frozen Gilded Glass Golden Gray Hidden High Hollow Howling Iron Ivory Jade Last Lonely Lost Lunar Mad Midnight Misty Moonlit Mystic Nameless New Northern Obsidian Old Pale Quiet Ragged Restless Rising Ruined Sable Sacred Savage Scarlet Second Secret Shattered Silent Silver Sleeping Solar Southern Starless Stolen Stormy Sunken Sunlit Thorny Thousand Timeless Twilight Twin Unseen Veiled Violet Wandering Western White Wild Winter Wondrous".split(
    " ",
  );
export const nouns =
  "Abyss Archive Ashes Bay Bazaar Beacon Bridge Castle Chronicles Cinders Citadel City Cove Crossing Crown Depths Desert Dominion Dragons Dreams Dusk Echoes Embers Empire Expanse Falls Fens Fields Flame Forest Forge Gate Glade Glen Grove Halls Harbour Haven Heath Hills Horizon Hunt Island Isles Keep Kingdoms Labyrinth Lands Legacy Legends Library Lights Marches Marsh Maze Mines Mists Moons Moors Mountain Oaks Oath Ocean Orbit Outpost Pass Peaks Planes Planet Ports Quest Ravens Reach Realms Reef Reign River Road Rose Ruins Runes Sands Sea Shadows Shards Shores Sky Song Spire Stars Stones Storms Streets Tales Throne Tides Tower Trail Vale Village Void Watch Waves Wilds Winds Woods Worlds".split(
    " ",
  );
export const suffixes = ["MUD", "MUSH", "MOO", "MUCK", "MUX", "II", "Online", "Reborn"];

/** Names of malicious or unlucky servers. Every page must survive them. */
export const hostileNames = [
  `<script>alert("mud")</script>`,
  `"><img src=x onerror=alert(1)>`,
  `=HYPERLINK("https://example.org","Realm")`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `{The} $Wild; @Realm{%1} \\ MUD`,
  `M*U*S*H`,
  `constructor`,
  `__proto__`,
  `d20MUD: Star Roads`,
  `Nadpis 'quoted' & "ampersand"`,
  `狂想空間`,
  `Зеркало мира`,
  `]]><!-- Realm --><![CDATA[`,
  `A realm with a name so long that no column of any table will hold it without a break somewhere in it`,
  `Reverse \u202eDUM`,
];

export const genres = [
  "Fantasy",
  "Fantasy",
  "FANTASY",
  "Science Fiction",
  "Historical",
  "HISTORICAL",
  "Horror",
  "Modern",
  "None",
  "Sci-Fi",
  "Post-apocalyptic",
  "Social",
];
export const gameplays = [
  "Hack and Slash",
  "Hack And Slash",
  "Roleplaying",
  "Player versus Player",
  "Questing",
  "Adventure",
  "Social",
  "Simulation",
  "Strategy",
];
export const locations = [
  "United States",
  "USA",
  "US",
  "United Kingdom",
  "Germany",
  "DE",
  "Sweden",
  "Canada",
  "Netherlands",
  "Finland",
  "Italy",
  "Poland",
  "Russia",
  "Taiwan",
  "South Korea",
  "Australia",
  "Brazil",
  "Texas",
  "Middle-earth",
];
export const inventedLanguages = [
  "English",
  "English",
  "English",
  "English",
  "English",
  "German",
  "Italian",
  "Spanish",
  "Russian",
  "Chinese",
  "Korean",
  "Polish",
  "Swedish",
  "English, German",
];
export const stages = ["Live", "Live", "LIVE", "Open Beta", "Closed Beta", "Alpha", "Experimental"];

/**
 * First addresses of blocks by country, so that a map of invented servers has something to show. Nothing connects to
 * them.
 */
export const blocks = [
  "3.12",
  "5.9",
  "18.130",
  "23.239",
  "31.172",
  "34.65",
  "45.33",
  "46.4",
  "51.15",
  "62.210",
  "66.228",
  "77.37",
  "78.46",
  "81.2",
  "82.94",
  "85.214",
  "88.198",
  "91.121",
  "95.216",
  "99.88",
  "103.4",
  "108.61",
  "139.162",
  "151.80",
  "159.69",
  "167.114",
  "172.104",
  "185.18",
  "192.241",
  "194.87",
  "200.147",
  "203.113",
  "210.59",
  "212.47",
  "217.160",
];
