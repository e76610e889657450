/** What a page that opens itself knows of its file. */
export interface About {
  /** The encrypted file's name (`report.txt.age`). */
  readonly name: string;
  /** The file is too large for the page, and lies beside it. */
  readonly isBeside: boolean;
}
