/** For pages and the command line: gives schema errors English messages. The worker does without them. */
import { config } from 'zod/mini';
import english from 'zod/v4/locales/en.js';

config(english());
