import type { Page } from "playwright-core";

/** Something that the browser presents to screen readers. */
export interface PresentedNode {
  role: string;
  name: string;
  /** Address, for links. */
  url: string;
}

interface TreeNode {
  ignored: boolean;
  role?: { value?: string };
  name?: { value?: string };
  properties?: { name: string; value: { value?: unknown } }[];
}

/** What a page presents to screen readers, in order. What is in closed disclosures is not presented. */
export async function presented(page: Page): Promise<PresentedNode[]> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: TreeNode[] };
  await session.detach();
  return nodes
    .filter(({ ignored }) => !ignored)
    .map(({ role, name, properties }) => ({
      role: role?.value ?? "",
      name: (name?.value ?? "").trim(),
      url: String(properties?.find((property) => property.name === "url")?.value.value),
    }));
}

/** What is being announced to screen readers: the text of the page's only live region. */
export async function announced(page: Page): Promise<string> {
  return page.locator("[aria-live], [role=status], [role=alert]").innerText();
}
