/**
 * Words that look separate but are joined when copied, or read without styles: neighbours in the text without white
 * space between them, separated only by the page's layout. Runs in the page.
 * @returns the two words of each place, "UTF-8|220"
 */
export function joinedWords(): string[] {
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const rectangle = (node: Node, start: number, end: number): DOMRect | undefined => {
    const range = document.createRange();
    range.setStart(node, start);
    range.setEnd(node, end);
    return range.getClientRects()[0];
  };
  /** The nearest element around a text that starts a new line or box when shown without styles. */
  const block = (node: Node): Element | null => {
    let element = node.parentElement;
    const own = new Set([
      "SPAN",
      "A",
      "BDI",
      "STRONG",
      "TIME",
      "CODE",
      "SMALL",
      "EM",
      "B",
      "I",
      "BUTTON",
      "LABEL",
      "text",
      "g",
      "svg",
    ]);
    while (element !== null && own.has(element.tagName)) element = element.parentElement;
    return element;
  };
  let last: Text | undefined;
  for (let next = walker.nextNode() as Text | null; next !== null; next = walker.nextNode() as Text | null) {
    if (next.data === "" || next.parentElement?.closest("script,style,template,pre,datalist,select") != null) continue;
    if (last !== undefined && block(last) === block(next)) {
      if (/[\p{L}\p{N}]$/u.test(last.data) && /^[\p{L}\p{N}]/u.test(next.data)) {
        const left = rectangle(last, last.data.length - 1, last.data.length);
        const right = rectangle(next, 0, 1);
        const apart =
          left !== undefined && right !== undefined && (right.left - left.right > 1.5 || right.top >= left.bottom - 1);
        if (apart) found.add(`${last.data.slice(-20)}|${next.data.slice(0, 20)}`);
      }
    }
    last = next;
  }
  return [...found];
}
