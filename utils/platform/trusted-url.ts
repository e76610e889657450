/** Makes URLs of our own scripts trusted, where the browser demands it (Trusted Types, required by our pages' CSP). */

interface Scope {
  readonly trustedTypes?: {
    createPolicy(
      name: string,
      rules: { readonly createScriptURL: (url: string) => string },
    ): { createScriptURL(url: string): string };
  };
}

const own = (globalThis as Scope).trustedTypes?.createPolicy('sealcheck', { createScriptURL: (url) => url });

/** Returns a script URL of the package in the form that the browser accepts; never pass a URL from elsewhere. */
export const trustedUrl = (url: string): string => own?.createScriptURL(url) ?? url;
