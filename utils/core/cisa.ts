/**
 * The guidance that rests on how telephones are read: CISA, Mobile Communications Best Practice Guidance, version 2.0. The
 * page of the paper, which names its newest version, not the file of one.
 */
export const CISA = {
  name: 'cisa',
  url: 'https://www.cisa.gov/resources-tools/resources/mobile-communications-best-practice-guidance',
  asOf: '2025-11-24',
};
