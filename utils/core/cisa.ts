/**
 * Source of findings about who can read telephone traffic: CISA, Mobile Communications Best Practice Guidance, version
 * 2.0. Links to the page that always names the newest version, not to the file of one version.
 */
export const CISA = {
  name: 'cisa',
  url: 'https://www.cisa.gov/resources-tools/resources/mobile-communications-best-practice-guidance',
  asOf: '2025-11-24',
};
