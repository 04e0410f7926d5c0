/** Login screen of Hollow Reed: a MUCK of the old kind, text alone. */
export const hollowReedBanner = [
  "     ,                                                  ,",
  "    /|      H O L L O W   R E E D   M U C K             |\\",
  "   / |                                                  | \\",
  "     |   Furred, finned and feathered folk welcome.     |",
  "  ~~~|~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~|~~~",
  "",
  "  To connect:   connect <name> <password>",
  "  To visit:     connect guest guest",
  "  To see who:   WHO",
  "",
].join("\r\n");
