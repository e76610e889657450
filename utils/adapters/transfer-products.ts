/** File transfer products that organisations run on hosts of their own, known by the marks of their pages. */
import table from './transfer-products.json' with { type: 'json' };

export interface TransferProduct {
  readonly name: string;
  /** CSS selectors; each of them shows the product's page. Nothing is ever requested to find out. */
  readonly marks: readonly string[];
  /** Regular expression for the page's title, without regard to case. */
  readonly title?: string;
  /** It encrypts in the browser, with a key that the server does not get. */
  readonly encrypts?: boolean;
  /** Where the marks were read. */
  readonly source: string;
  readonly asOf: string;
}

export const TRANSFER_PRODUCTS: readonly TransferProduct[] = table;
