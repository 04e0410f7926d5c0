/** Login screen of Tidewrack: 256 colours over a Diku's plain credits. */
export function tidewrackBanner(client: string): string {
  const sky = (line: string): string => `\x1b[38;5;67m${line}\x1b[0m`;
  const sand = (line: string): string => `\x1b[38;5;179m${line}\x1b[0m`;
  const sea = (line: string): string => `\x1b[38;5;30m${line}\x1b[0m`;
  return [
    `\x1b[H\x1b[J\x1b[38;5;214m[\x1b[38;5;208mClient\x1b[38;5;214m] \x1b[38;5;145m${client}\x1b[0;00m`,
    "",
    sky("        .                          |                                   "),
    sky("                 .                -+-          .              __  _    "),
    sand("   _______ _     _                 |                     _.-'  `' `-.  "),
    sand("  |__   __(_)   | |               /|\\                 .-'  ~  ~      `-. "),
    sand("     | |   _  __| | _____      __/_|_\\___ __ _  ___| | __              "),
    sand("     | |  | |/ _` |/ _ \\ \\ /\\ / / '__/ _` |/ __| |/ /                  "),
    sand("     | |  | | (_| |  __/\\ V  V /| | | (_| | (__|   <                   "),
    sand("     |_|  |_|\\__,_|\\___| \\_/\\_/ |_|  \\__,_|\\___|_|\\_\\                  "),
    sea("  ~~~^~~~~~~~^^~~~~~~~~~^~~~~~~~~^^^~~~~~~~^~~~~~~~^^~~~~~~~~^~~~~~~~"),
    sea("    ~~^~~   ~~~~^~~    ~~~^^~~    ~~~~^~~   ~~^~~~    ~~~^~~~   ~~~  "),
    "",
    "   Based on a Diku that never was, by nobody in particular,",
    "          for those who practise before they visit.",
    "",
    "By what name do you wish to be known? ",
  ].join("\r\n");
}
