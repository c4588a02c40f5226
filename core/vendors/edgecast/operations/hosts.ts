/** The old REST host; it knows the token and never sees a bearer token. */
export const REST = { server: 'rest', schemes: ['edgecast/rest-token'] } as const;

/** The API gateway; it knows bearer tokens only (seed 004). */
export const GATEWAY = { server: 'gateway', schemes: ['edgecast/client-credentials'] } as const;
