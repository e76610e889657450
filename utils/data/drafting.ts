/** Names of the webmails in `compose-links.json`, kept apart because the judging code does not need the URLs. */
export const WITH_COMPOSE_LINK: readonly string[] = [
  'Gmail',
  'Outlook',
  'Proton Mail',
  'Roundcube',
  'SnappyMail',
];
