/** Recognises the file transfer product of a page by its own marks; nothing is requested to find out. */
import { TRANSFER_PRODUCTS, type TransferProduct } from '../../adapters/transfer-products.ts';
import { addressOf, has, titleOf } from '../dom/dom.ts';

/** Each document is searched once per address: the marks are in its frame, which does not change under a file. */
const known = new WeakMap<Document, { readonly address: string; readonly product: TransferProduct | null }>();

const ANY_MARK = TRANSFER_PRODUCTS.flatMap(({ marks }) => marks).join();

function isTitled(title: string, { title: pattern }: TransferProduct): boolean {
  return pattern !== undefined && new RegExp(pattern, 'i').test(title);
}

function look(document: Document): TransferProduct | null {
  const title = titleOf(document).trim();
  const isMarked = has(document, ANY_MARK);
  return (
    TRANSFER_PRODUCTS.find(
      (one) => isTitled(title, one) || (isMarked && one.marks.length > 0 && has(document, one.marks.join())),
    ) ?? null
  );
}

/** Returns the product that this page shows itself to be, or null if it is none that we know. */
export function readProduct(document: Document): TransferProduct | null {
  const address = addressOf(document);
  const before = known.get(document);
  if (before?.address === address) return before.product;
  const product = look(document);
  known.set(document, { address, product });
  return product;
}
