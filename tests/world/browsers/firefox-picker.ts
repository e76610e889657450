/**
 * Firefox's file picker, answered at once: page, content process and our scripts still go the whole way from click to
 * files.
 */
import type { Marionette } from './marionette.ts';

/** Replaces the system's picker with our own, in the browser's parent process. */
const MOCK = `
  const [paths] = arguments;
  const registrar = Components.manager.QueryInterface(Ci.nsIComponentRegistrar);
  const CONTRACT = '@mozilla.org/filepicker;1';
  const files = () => paths.map((path) => {
    const file = Cc['@mozilla.org/file/local;1'].createInstance(Ci.nsIFile);
    file.initWithPath(path);
    return file;
  });
  class Picker {
    QueryInterface = ChromeUtils.generateQI(['nsIFilePicker']);
    init() {}
    appendFilters() {}
    appendFilter() {}
    appendRawFilter() {}
    isModeSupported() { return Promise.resolve(true); }
    get files() { return files()[Symbol.iterator](); }
    get file() { return files()[0]; }
    get domFileOrDirectoryEnumerator() { return null; }
    open(callback) { Services.tm.dispatchToMainThread(() => callback.done(Ci.nsIFilePicker.returnOK)); }
  }
  const factory = { createInstance: (iid) => new Picker().QueryInterface(iid), QueryInterface: ChromeUtils.generateQI(['nsIFactory']) };
  if (globalThis.sealcheckPicker) registrar.unregisterFactory(globalThis.sealcheckPicker.id, globalThis.sealcheckPicker.factory);
  const id = Components.ID(Services.uuid.generateUUID().toString());
  registrar.registerFactory(id, 'test picker', CONTRACT, factory);
  globalThis.sealcheckPicker = { id, factory };`;

/** From now on every picker answers with these files (paths). */
export async function answerPickers(client: Marionette, files: readonly string[]): Promise<void> {
  await client.send('Marionette:SetContext', { value: 'chrome' });
  try {
    await client.send('WebDriver:ExecuteScript', {
      script: MOCK,
      args: [files],
      sandbox: 'system',
      newSandbox: false,
    });
  } finally {
    await client.send('Marionette:SetContext', { value: 'content' });
  }
}
