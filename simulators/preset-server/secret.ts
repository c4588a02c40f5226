/** A password with every character that a body, a header, a query or XML has to escape. */
export const HARD_SECRET = 's"e\\c&r<e>t ü%';
