import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { entryText } from "../../scanner/src/data/index.ts";
import type { Realm } from "../../scanner/src/practice/index.ts";
import { listingEntrySchema } from "../../scanner/src/record/index.ts";

/** Writes a listing file for every server of the realm, as a contributor would: with what is known before any visit. */
export async function writeDemoListing(data: string, realm: Realm): Promise<void> {
  const folder = join(data, "servers");
  await mkdir(folder, { recursive: true });
  await writeFile(join(data, "opt-out.yml"), "[]\n");
  const games = new Map<string, { entry: object; addresses: object[] }>();
  for (const server of realm.servers) {
    const game = games.get(server.id) ?? { entry: server.entry, addresses: [] };
    game.addresses.push({ host: server.host, port: server.port, ...(server.tls && { tls: true }) });
    games.set(server.id, game);
  }
  for (const [id, { entry, addresses }] of games) {
    const file = { ...entry, addresses, notes: "An invented server of the practice realm." };
    await writeFile(join(folder, `${id}.yml`), entryText(listingEntrySchema.parse(file)));
  }
}
