import { generate } from "selfsigned";

/**
 * A self-signed certificate whose only name is a sequence of ASN.1 instead of text, with which OpenSSL compares no
 * host.
 * @returns it and its key, as PEM
 */
export async function certificateWithOddName(): Promise<{ key: string; cert: string }> {
  const name = "mud.example.org";
  const { private: key, cert } = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    extensions: [{ name: "basicConstraints", cA: false }],
  });
  const der = Buffer.from(cert.replace(/-----.*?-----|\s/g, ""), "base64");
  for (let at = der.indexOf(name); at !== -1; at = der.indexOf(name, at + 1)) der[at - 2] = 0x30;
  const lines = der.toString("base64").replace(/.{64}/g, "$&\n");
  return { key, cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n` };
}
