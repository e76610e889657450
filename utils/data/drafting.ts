/** Webmails that open a draft by an address; apart from these (`compose-links.json`), which what judges does not need. */
export const DRAFTING: readonly string[] = ['Gmail', 'Outlook', 'Proton Mail', 'Roundcube', 'SnappyMail'];
