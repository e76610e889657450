import { defineConfig } from 'wxt';
import { manifest } from './utils/manifest.ts';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  modules: [],
  manifest: ({ browser }) => manifest(browser === 'firefox' ? 'firefox' : 'chrome'),
  vite: () => ({ build: { target: ['chrome120', 'firefox140'] } }),
  zip: { name: 'sealcheck', excludeSources: ['.ci/**', 'tests/.out/**'] },
});
