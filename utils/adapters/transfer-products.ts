/** File transfer products that organisations run on hosts of their own, known by the marks of their pages. */
export interface TransferProduct {
  readonly id: string;
  readonly name: string;
  /** CSS selectors; each of them proves the product's page. */
  readonly marks: readonly string[];
  /** Where the marks were read. */
  readonly source: string;
  readonly asOf: string;
  readonly verified: boolean;
}

export const TRANSFER_PRODUCTS: readonly TransferProduct[] = [];
