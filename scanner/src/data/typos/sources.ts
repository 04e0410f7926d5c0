import { shown, type Line, type Typo } from "./line.ts";

const web = String.raw`(["']?)((?:https?|telnet):\/\/\S+?|www\.\S+?)\1`;
const inline = new RegExp(String.raw`^sources\s*:\s+${web}\s*$`, "i");
const item = new RegExp(String.raw`^\s*-\s*${web}\s*$`, "i");

/** Gives each source its key `url`, where people write the address alone: `sources: https://…`, or a list of addresses. */
export function fixSources(lines: readonly Line[]): { lines: Line[]; typos: Typo[] } {
  const typos: Typo[] = [];
  const add = (line: Line, written: string): Line => {
    const address = written.replace(/^(?=www\.)/i, "https://");
    const tip = `Write: ${shown(`- url: ${address}`)}, on its own line below sources:.`;
    typos.push({ line: line.from, field: "sources", what: "a source needs the key url.", tip });
    return { text: `  - url: ${address}`, from: line.from };
  };
  let within = false;
  const fixed = lines.flatMap((line): Line[] => {
    const alone = inline.exec(line.text)?.[2];
    if (alone !== undefined) return [{ text: "sources:", from: line.from }, add(line, alone)];
    if (/^\S/.test(line.text) && !line.text.startsWith("-")) within = /^sources\s*:\s*$/i.test(line.text);
    const address = within ? item.exec(line.text)?.[2] : undefined;
    return [address === undefined ? line : add(line, address)];
  });
  return { lines: fixed, typos };
}
