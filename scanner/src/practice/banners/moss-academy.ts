/** Question that comes before everything else, in ASCII. */
export const mossAcademyQuestion = "Welcome! Which Chinese code does your client use? (gb/big5) ";

/** Login screen of 青苔書院 (Moss Academy), to be sent in Big5. */
export const mossAcademyBanner = [
  "",
  "\x1b[1;32m    ┌──────────────┐",
  "    │\x1b[1;37m     青   苔   書   院      \x1b[1;32m│",
  "    └──────────────┘\x1b[0m",
  "",
  "\x1b[36m      空山不見人，但聞人語響。",
  "      返景入深林，復照青苔上。\x1b[0m",
  "                              ——王維《鹿柴》",
  "",
  "      目前共有 7 位學子在書院中。",
  "",
  "您的英文名字：",
].join("\r\n");
