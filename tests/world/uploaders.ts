/** Real uploader libraries, each set up as in its own manual, on a page that sends what it gets to `/take`. */
import { join } from 'node:path';

/** Folder of the libraries' scripts, whose paths are relative to it. */
export const MODULES = join(import.meta.dirname, '..', '..', 'node_modules');

const ZONE = 'style="min-width:300px;min-height:120px"';

export interface Uploader {
  readonly name: string;
  /** Path of its script below MODULES. */
  readonly script: string;
  readonly html: string;
  readonly start: string;
  /** Selector of the zone where files are dropped. */
  readonly zone: string;
  /** Selector of the field where files are chosen. */
  readonly input: string;
  /** Selector of an element that exists once the library has accepted the file and rendered it. */
  readonly done: string;
}

export const UPLOADERS: readonly Uploader[] = [
  {
    name: 'Dropzone',
    script: 'dropzone/dist/dropzone-min.js',
    html: `<form id="zone" class="dropzone" action="/take" ${ZONE}></form>`,
    start: `Dropzone.autoDiscover = false; new Dropzone('#zone', { url: '/take' });`,
    zone: '#zone',
    input: '.dz-hidden-input',
    done: '.dz-complete',
  },
  {
    name: 'FilePond',
    script: 'filepond/dist/filepond.min.js',
    html: `<div ${ZONE}><input type="file" id="field" name="file"></div>`,
    start: `FilePond.create(document.getElementById('field'), { server: '/take' });`,
    zone: '.filepond--drop-label',
    input: 'input[type=file]',
    done: '.filepond--drop-label[style*=hidden]',
  },
  {
    name: 'Uppy',
    script: 'uppy/dist/uppy.min.js',
    html: `<div id="zone" ${ZONE}></div>`,
    start: `new Uppy.Uppy({ autoProceed: true }).use(Uppy.DragDrop, { target: '#zone' }).use(Uppy.XHRUpload, { endpoint: location.origin + '/take' });`,
    zone: '.uppy-DragDrop-container',
    input: 'input[type=file]',
    done: '.uppy-DragDrop-container',
  },
];

/** The response that `/take` must give: one of the libraries reads it. */
export const TAKEN = '{"url":"/take"}';

/**
 * Whether tests can drop files on this library. In Firefox FilePond accepts no drop that a test can make, held or not,
 * because it reads the system's own drag data.
 */
export function takesDropsIn(browser: 'chromium' | 'firefox', { name }: Pick<Uploader, 'name'>): boolean {
  return browser === 'chromium' || name !== 'FilePond';
}

/** Returns the page of one library, whose script is at `library`. */
export function renderUploader({ html, start }: Uploader, library: string): string {
  return `<!doctype html><meta charset=utf-8><title>Upload</title>${html}<script src="${library}"></script><script>${start}</script>`;
}
