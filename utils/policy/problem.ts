/** An error in a policy. */

/** What is wrong with a policy, and where, for an admin to read. */
export interface Problem {
  /** `locked.mailActions.exposed` */
  readonly path: string;
  readonly problem:
    | 'not-json'
    | 'unknown-mode'
    | 'unknown-key'
    | 'not-an-object'
    | 'invalid'
    | 'not-a-list'
    | 'missing'
    | 'overruled'
    /** A list has more entries than are used. */
    | 'too-many'
    /** A key occurs twice. Except in a JSON text, only the linter sees it: a browser keeps the last of two. */
    | 'doubled'
    /** Reported only by the linter: no browser reads this file, or this part of it. */
    | 'unread';
  /** The schema's own message about it. */
  readonly detail: string;
}
