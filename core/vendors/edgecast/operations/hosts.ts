/** The old REST host; it knows the token and never sees a bearer token. */
export const REST = { server: 'rest', schemes: ['edgecast/rest-token'] } as const;

/** The API gateway; it knows bearer tokens only (Authentication page). */
export const GATEWAY = { server: 'gateway', schemes: ['edgecast/client-credentials'] } as const;
