/** Decodes a policy file: UTF-8, as browsers read it. Pure. */

interface Decoded {
  readonly text: string;
  /** What is wrong with the file's encoding; null: nothing. */
  readonly wrong: string | null;
  /** Whether the file starts with a byte order mark. */
  readonly hasMark: boolean;
}

/** Decodes a file; a string is taken as it is. */
export function decodeFile(file: string | Uint8Array): Decoded {
  const failed = (wrong: string): Decoded => ({ text: '', wrong, hasMark: false });
  let text = file;
  if (typeof text !== 'string') {
    const head = [...text.subarray(0, 4)];
    if (/^(255,254|254,255)/.test(head.join()) || head.includes(0))
      return failed('the file is saved as UTF-16');
    try {
      text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(text);
    } catch {
      return failed('the file is no UTF-8');
    }
  }
  const hasMark = text.startsWith('\uFEFF');
  return { text: hasMark ? text.slice(1) : text, wrong: null, hasMark };
}
