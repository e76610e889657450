/** The policy's action tables, each with the kind of sending that it covers, in the order of display. */
export const TABLES = [
  ['email', 'mailActions'],
  ['form', 'formActions'],
  ['upload', 'uploadActions'],
  ['link', 'linkActions'],
  ['chat', 'chatActions'],
] as const;
