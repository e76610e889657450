/** The tables of actions, each with the way of sending that it is about, in the order in which they are shown. */
export const TABLES = [
  ['email', 'mailActions'],
  ['form', 'formActions'],
  ['upload', 'uploadActions'],
  ['link', 'linkActions'],
  ['chat', 'chatActions'],
] as const;
