/** What is wrong in a policy, and where. */

/** What is wrong with a policy, where, for an admin to read. */
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
    /** A list has more entries than count. */
    | 'too-many'
    /** Told by the linter alone: who delivers a policy keeps the last of two. */
    | 'doubled'
    /** Told by the linter alone: no browser reads this file, or takes this out of it. */
    | 'unread';
  /** What the schema says about it, in its own words. */
  readonly detail: string;
}
