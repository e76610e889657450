/** The clipboard, inside a click. */

/** Puts a text on the clipboard; false where the browser refuses (an http: page, a policy). */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
