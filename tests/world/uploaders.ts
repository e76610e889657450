/** Real uploader libraries, each as its own manual sets it up, on a page that sends what it gets to `/take`. */
import { join } from 'node:path';

/** Where the libraries' scripts are, by their paths below. */
export const MODULES = join(import.meta.dirname, '..', '..', 'node_modules');

const ZONE = 'style="min-width:300px;min-height:120px"';

export interface Uploader {
  readonly name: string;
  /** Path of its script below MODULES. */
  readonly script: string;
  readonly html: string;
  readonly start: string;
  /** Where files are dropped. */
  readonly zone: string;
  /** Where files are chosen. */
  readonly input: string;
  /** What is there once it has taken the file and drawn that. */
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

/** What `/take` must answer: one of them reads it. */
export const TAKEN = '{"url":"/take"}';

/** FilePond takes no drop that a test can make in Firefox, held or not: it looks into the system's own data. */
export function takesDropsIn(browser: 'chromium' | 'firefox', { name }: Pick<Uploader, 'name'>): boolean {
  return browser === 'chromium' || name !== 'FilePond';
}

/** The page of one library, whose script is at `library`. */
export function renderUploader({ html, start }: Uploader, library: string): string {
  return `<!doctype html><meta charset=utf-8><title>Upload</title>${html}<script src="${library}"></script><script>${start}</script>`;
}
