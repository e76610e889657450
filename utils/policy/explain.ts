/** For pages and the command line: lets the schema say in words what is wrong with a value. The worker goes without them. */
import { config } from 'zod/mini';
import english from 'zod/v4/locales/en.js';

config(english());
