/** File transfer products that organisations host themselves, recognised by marks in their pages. */
import table from './transfer-products.json' with { type: 'json' };

export interface TransferProduct {
  readonly name: string;
  /** CSS selectors, each of which identifies the product's page. No request is ever made to find out. */
  readonly marks: readonly string[];
  /** Regular expression for the page's title, case-insensitive. */
  readonly title?: string;
  /** Set if it encrypts in the browser, with a key that the server does not get. */
  readonly encrypts?: boolean;
  /** The source of the marks. */
  readonly source: string;
  readonly asOf: string;
}

export const TRANSFER_PRODUCTS: readonly TransferProduct[] = table;
