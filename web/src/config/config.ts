/** What the deployment tells the app, at /config.json. */
export interface AppConfig {
  /** The OpenID Connect provider. */
  issuer: string;
  clientId: string;
  /** Default `openid profile`. */
  scope: string;
  /** For providers that need it to issue a token for the API. */
  audience?: string;
  /** Where in the person's claims: `tier`, or a path such as `app_metadata/tier`. */
  tierClaim: string;
  roleClaim: string;
  /** The coaches a call can be made with. */
  coaches: Coach[];
  /** Whose health the admin page shows, at /health/{service}. */
  services: string[];
}

export interface Coach {
  id: string;
  name: string;
}

const DEFAULTS = { scope: 'openid profile', tierClaim: 'tier', roleClaim: 'role', coaches: [], services: [] };

export async function loadConfig(): Promise<AppConfig> {
  const answer = await fetch('/config.json', { cache: 'no-cache' });
  if (!answer.ok) throw new Error(`config.json was answered ${answer.status}`);
  return { ...DEFAULTS, ...((await answer.json()) as Omit<AppConfig, keyof typeof DEFAULTS>) };
}
