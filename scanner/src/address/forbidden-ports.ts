/**
 * Ports on which a telnet connection from a stranger looks like an attack. The scanner never connects to one, whoever
 * names it (an entry, MSSP, the command line): otherwise anyone could turn the census against a mail server.
 * Other ports below 1024 are allowed: many MUDs use 23, and some use 443 to pass firewalls.
 */
const services: ReadonlyMap<number, string> = new Map([
  [7, "echo"],
  [9, "discard"],
  [13, "daytime"],
  [19, "chargen"],
  [20, "FTP"],
  [21, "FTP"],
  [22, "SSH"],
  [25, "mail"],
  [53, "DNS"],
  [79, "finger"],
  [80, "web sites"],
  [88, "Kerberos"],
  [110, "mail"],
  [111, "RPC"],
  [119, "news"],
  [123, "NTP"],
  [135, "RPC"],
  [139, "NetBIOS"],
  [143, "mail"],
  [161, "SNMP"],
  [179, "BGP"],
  [389, "LDAP"],
  [445, "SMB"],
  [465, "mail"],
  [512, "rexec"],
  [513, "rlogin"],
  [514, "rsh"],
  [515, "printers"],
  [554, "cameras"],
  [587, "mail"],
  [631, "printers"],
  [636, "LDAP"],
  [873, "rsync"],
  [990, "FTP"],
  [993, "mail"],
  [995, "mail"],
  [1080, "proxies"],
  [1433, "databases"],
  [1521, "databases"],
  [2049, "NFS"],
  [2375, "Docker"],
  [2376, "Docker"],
  [3128, "proxies"],
  [3306, "databases"],
  [3389, "remote desktops"],
  [5060, "telephones"],
  [5061, "telephones"],
  [5432, "databases"],
  [5900, "remote desktops"],
  [5985, "remote management"],
  [5986, "remote management"],
  [6379, "databases"],
  [6443, "Kubernetes"],
  [9100, "printers"],
  [9200, "databases"],
  [11211, "databases"],
  [27017, "databases"],
]);

/**
 * The well-known service on a port that the scanner must not connect to.
 * @param port 1 to 65535
 * @returns its name, to follow "port N belongs to"; undefined if the port is allowed
 */
export function serviceOn(port: number): string | undefined {
  return services.get(port);
}
