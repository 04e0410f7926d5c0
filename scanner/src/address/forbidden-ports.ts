/**
 * Ports on which a stranger's visit looks like an attack: whoever listed a mail server here would turn the census against it.
 * Ports below 1024 as such are fine: many MUDs are on 23.
 */
const SERVICES: ReadonlyMap<number, string> = new Map([
  [7, "echo"],
  [9, "discard"],
  [13, "daytime"],
  [19, "chargen"],
  [20, "FTP"],
  [21, "FTP"],
  [22, "SSH"],
  [25, "mail"],
  [53, "DNS"],
  [110, "mail"],
  [111, "RPC"],
  [119, "news"],
  [135, "RPC"],
  [139, "NetBIOS"],
  [143, "mail"],
  [389, "LDAP"],
  [445, "SMB"],
  [465, "mail"],
  [512, "rexec"],
  [513, "rlogin"],
  [514, "rsh"],
  [515, "printers"],
  [587, "mail"],
  [631, "printers"],
  [636, "LDAP"],
  [873, "rsync"],
  [993, "mail"],
  [995, "mail"],
  [1433, "databases"],
  [1521, "databases"],
  [2049, "NFS"],
  [3306, "databases"],
  [3389, "remote desktops"],
  [5060, "telephones"],
  [5432, "databases"],
  [5900, "remote desktops"],
  [6379, "databases"],
  [9200, "databases"],
  [11211, "databases"],
  [27017, "databases"],
]);

/** The other service that a port is known by, where a visit would look like an attack. */
export function serviceOn(port: number): string | undefined {
  return SERVICES.get(port);
}
