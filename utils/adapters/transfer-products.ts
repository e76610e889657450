/** File transfer products that organisations run on hosts of their own, known by the marks of their pages. */
export interface TransferProduct {
  readonly name: string;
  /** CSS selectors; each of them proves the product's page. Nothing is ever requested to find out. */
  readonly marks: readonly string[];
  /** Where the marks were read. */
  readonly source: string;
  readonly asOf: string;
}

export const TRANSFER_PRODUCTS: readonly TransferProduct[] = [
  {
    name: 'CrushFTP',
    marks: ['script[src*="/WebInterface/new-ui/"]', 'link[href*="/WebInterface/new-ui/"]'],
    source: 'https://www.crushftp.com/crush10wiki/Wiki.jsp?page=User%20Manager',
    asOf: '2026-11-24',
  },
  {
    name: 'File Browser',
    marks: ['link#manifestPlaceholder[rel="manifest"]'],
    source: 'https://github.com/filebrowser/filebrowser/blob/master/frontend/public/index.html',
    asOf: '2026-11-24',
  },
  {
    name: 'GoAnywhere MFT',
    marks: ['form[action*="/goanywhere/auth/" i]', 'form[action*="/webclient/Login.xhtml" i]'],
    source:
      'https://github.com/projectdiscovery/nuclei-templates/blob/main/http/exposed-panels/goanywhere-mft-login.yaml',
    asOf: '2026-11-24',
  },
  {
    name: 'MOVEit Transfer',
    marks: [
      '#MOVEitPopUp',
      '#MOVEitDMZ_Form',
      'form[name="MOVEitDMZ_Form" i]',
      'link[href*="stylesheet_moveit" i]',
    ],
    source: 'https://github.com/praetorian-inc/nerva',
    asOf: '2026-11-24',
  },
  {
    name: 'Nextcloud or ownCloud',
    marks: ['head[data-user][data-requesttoken]'],
    source: 'https://github.com/owncloud/core/blob/master/core/templates/layout.user.php',
    asOf: '2026-11-24',
  },
  {
    name: 'Seafile',
    marks: ['link[href*="css/seahub.css"]', 'img[title="Seafile"][alt="logo" i]'],
    source: 'https://github.com/haiwen/seahub/blob/master/seahub/templates/base.html',
    asOf: '2026-11-24',
  },
  {
    name: 'Synology DiskStation',
    marks: ['meta[name="application-name"][content="Synology DiskStation"]'],
    source: 'https://github.com/enthec/webappanalyzer/blob/main/src/technologies/s.json',
    asOf: '2026-08-17',
  },
];
