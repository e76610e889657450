/** zod without its probe of `new Function`, which the extension's CSP would report at each start. */
import * as z from 'zod/mini';

z.config({ jitless: true });

export { z };
