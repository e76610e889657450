/** One CSS selector for all known webmails' compose windows; the build puts it in (wxt.config.ts). */
declare const COMPOSE_CSS: string;
