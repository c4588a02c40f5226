/** n8n's words for what the core calls otherwise. */
import { inN8nWords, PHRASES } from '../../nodes/shared/phrases';
import { readerTexts } from './reader-texts';

/** Guides and sources are read on pages; what a pasted command loses is told by Node-RED alone. */
const ELSEWHERE = /^core\/(?:vendors\/[\w-]+\/(?:guide|sources)|described\/curl-request)\.ts/u;
/** The user's account at the server, and what nobody is shown. */
const OTHERS = [
  /\baccount (?:number|username)/iu,
  /Account > API Management|controller under Accounts/u,
  /^(?:Test account|Send a request with the sign-in of the account|The account has been closed\.)$/u,
];
const texts = readerTexts();

it('calls an account a credential, in every text of the core', () => {
  const ours = texts
    .filter(({ where }) => where.startsWith('core/') || where.startsWith('nodes/'))
    .filter(({ where }) => !ELSEWHERE.test(where) && !where.startsWith('nodes/shared/phrases.ts'))
    .filter(({ text }) => !OTHERS.some((other) => other.test(text)))
    // The end of the sentence that a description makes.
    .map(({ where, text }) => ({ where, text: text.replace(/^ in the/u, ' and Base URL in the') }))
    .map(({ where, text }) => ({ where, text: inN8nWords(text) }));
  expect(ours.length).toBeGreaterThan(500);
  expect(ours.filter(({ text }) => /\baccounts?\b/iu.test(text))).toEqual([]);
});

it('replaces no phrase that the core does not say', () => {
  const said = texts.map(({ text }) => text).join('\n');
  const own = PHRASES.map(([phrase]) => phrase.replace(/^ and Base URL in/u, ' in'));
  expect(own.filter((phrase) => !said.includes(phrase))).toEqual([]);
});
