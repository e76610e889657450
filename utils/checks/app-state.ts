/** What does the webmail itself say about this draft's encryption? It sees its own sending side. */
import { dated, found, type Check } from './check.ts';

const ID = 'app-state';

export const appState: Check = {
  id: ID,
  gather(subject, lookups) {
    if (subject.appState === undefined) return Promise.resolve([]);
    const { host } = subject.sender;
    const date = dated({ name: 'webmail' }, lookups.now());
    const evidence =
      subject.appState === 'end-to-end'
        ? found(ID, 'yes', { key: 'because_app_end_to_end', values: [host] }, date, {
            strength: 'end-to-end',
          })
        : found(ID, 'no', { key: 'because_app_not_encrypted', values: [host] }, date, {
            strength: 'exposed',
          });
    return Promise.resolve([evidence]);
  },
};
