import type { DirectoryData } from "../data.ts";
import { addressOfChoice, unknownIn, wishFrom, type Wish } from "./address.ts";
import { controlKey, setControls } from "./controls.ts";
import { descendsFirst } from "./select.ts";

/** What an action changes in addition to the form, given what the form says. */
type Edit = (now: Wish) => Partial<Wish>;

/**
 * What the reader wants to see, as the form and the address say. Neither can be understood without the directory's data,
 * so what happens while it loads waits here, and is applied in the order of the reader's actions.
 */
export class ReaderChoice {
  private readonly form: HTMLFormElement;
  private readonly pending: ((data: DirectoryData) => void)[] = [];
  /** Controls that the reader has changed since the address last changed, so that applying it late leaves them alone. */
  private readonly touched = new Set<string>();
  private current: Wish | undefined;
  private left: readonly string[] = [];

  constructor(form: HTMLFormElement) {
    this.form = form;
  }

  /** What was last applied; undefined if nothing was. */
  get wish(): Wish | undefined {
    return this.current;
  }

  /** What the address asks for but no game has, in words. */
  get unknown(): readonly string[] {
    return this.left;
  }

  /** Whether the form differs from the page as it was sent: by input before scripts ran, or restored by the browser. */
  get isTouched(): boolean {
    return [...this.form.elements].some((control) =>
      control instanceof HTMLInputElement
        ? control.type === "search"
          ? control.value !== ""
          : control.checked !== control.defaultChecked
        : control instanceof HTMLSelectElement && control.value !== "name",
    );
  }

  /** Notes that the reader has changed a control. */
  touch(control: Element): void {
    this.touched.add(controlKey(control));
  }

  /** Takes over what the address asks for. Discards what waits: it belongs to an address that the reader has left. */
  followAddress(): void {
    this.touched.clear();
    this.pending.splice(0, Infinity, (data) => {
      const parameters = new URLSearchParams(location.search);
      this.current = wishFrom(parameters, data);
      this.left = unknownIn(parameters, data);
      setControls(this.form, this.current, this.touched);
    });
  }

  /**
   * Takes over what the form says, and writes it to the address. The form is read only when the data is here, so nothing
   * that the reader changes while it loads is lost.
   * @param step whether to add an entry to the browser's history
   */
  followForm(step: boolean, edit: Edit = () => ({})): void {
    this.pending.push((data) => {
      const now = this.inForm(data);
      this.current = { ...now, ...edit(now) };
      this.left = [];
      setControls(this.form, this.current);
      const address = addressOfChoice(this.current);
      if (address === location.search) return;
      history[step ? "pushState" : "replaceState"](null, "", `${location.pathname}${address}`);
    });
  }

  /** Applies what waits for the data. */
  apply(data: DirectoryData): void {
    for (const each of this.pending.splice(0)) each(data);
  }

  private inForm(data: DirectoryData): Wish {
    const parameters = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string") parameters.append(name, value);
    // A search is ordered by best match until another order is chosen.
    if ((this.current?.query.trim() ?? "") === "" && parameters.get("sort") === "name") parameters.delete("sort");
    const read = wishFrom(parameters, data);
    const descending = this.current?.sort === read.sort ? this.current.descending : descendsFirst(read.sort);
    return { ...read, descending };
  }
}
