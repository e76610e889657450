/**
 * Runs in the page's own world, injected as a single function: anything imported here would be missing there. File
 * pickers that a script opens (a file field in no document, the File System Access pickers) fire no event that reaches
 * a window.
 */

/**
 * Reports file pickers to our own world by an event named `channel` on the document: with the file field that is about
 * to open one, or without one when the person has chosen in a picker of the File System Access API. It passes on
 * nothing else and changes nothing; names, contents and results stay with the page.
 */
export function hookPickers(channel: string): void {
  const page = document;
  const tell = (field: HTMLInputElement | null) => {
    page.dispatchEvent(new MouseEvent(channel, { relatedTarget: field }));
  };
  type Call = (this: unknown, ...given: unknown[]) => unknown;
  const wrap = (
    owner: object,
    name: string,
    apply: (call: Call, self: unknown, given: unknown[]) => unknown,
  ) => {
    const call: unknown = Reflect.get(owner, name);
    if (typeof call !== 'function') return;
    const value = new Proxy(call as Call, { apply });
    Object.defineProperty(owner, name, { value, configurable: true, enumerable: true, writable: true });
  };
  const onField = (call: Call, self: unknown, given: unknown[]) => {
    const isClick = !(given[0] instanceof Event) || given[0].type === 'click';
    if (isClick && self instanceof HTMLInputElement && self.type === 'file') tell(self);
    return Reflect.apply(call, self, given);
  };
  const onPicker = (call: Call, self: unknown, given: unknown[]) => {
    const chosen = Reflect.apply(call, self, given);
    void Promise.resolve(chosen).then(
      () => {
        tell(null);
      },
      () => undefined,
    );
    return chosen;
  };
  for (const name of ['click', 'showPicker', 'dispatchEvent'])
    wrap(HTMLInputElement.prototype, name, onField);
  for (const name of ['showOpenFilePicker', 'showDirectoryPicker']) wrap(window, name, onPicker);
}
