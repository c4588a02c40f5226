/** The shape of a PKCS#12 container in base64, with nothing in it: version 3 and an empty sequence. */
export const PKCS12 = Buffer.from('300702010330023000', 'hex').toString('base64');
