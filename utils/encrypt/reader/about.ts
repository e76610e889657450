/** What a page that decrypts itself knows about its file. */
export interface About {
  /** The encrypted file's name (`report.txt.age`). */
  readonly name: string;
  /** Whether the file is too large for the page, and lies beside it. */
  readonly isBeside: boolean;
}
