import type { RequestDraft } from '../../../core/model/http';
import { readReply } from '../../../core/model/read-reply';
import { verdictOfEdgecast } from '../../../core/vendors/edgecast/verdict';
import { replyOf } from '../../support/memory-transport';
import type { Answer } from '../../support/memory-transport';
import { get } from './edgecast-fixture';

describe('what a reply means', () => {
  const MCC = '/v2/mcc/customers/1A2B';
  const judge = (answer: Answer, request = get(`${MCC}/origins/adn`)): unknown =>
    verdictOfEdgecast(readReply(replyOf(answer)), request);

  it.each([
    `${MCC}/edge/purge/1`,
    `${MCC}/edge/bulkload/1`,
    `${MCC}/origins/adn/1`,
    `${MCC}/origins/1/status`,
    `${MCC}/cnames/1`,
    `${MCC}/cnames/1/status`,
    `${MCC}/rulesv4/1/status`,
  ])('takes an empty object for %s as an unknown ID', (path) => {
    expect(judge({ body: {} }, get(path))).toMatchObject({ kind: 'broken' });
    expect(judge({ body: {} }, get(`/proxy${path}?x=1`))).toMatchObject({ kind: 'broken' });
  });

  it.each([
    `${MCC}/origins/adn`,
    `${MCC}/cnames/httplarge`,
    `${MCC}/edge/purge`,
    '/v2/mcc/customers/superblocks',
    '/rules-engine/v1.1/policies/5',
  ])('leaves an empty object for %s alone', (path) => {
    expect(judge({ body: {} }, get(path))).toEqual({ kind: 'ok' });
  });

  it('takes an empty object and an empty body after a change as success', () => {
    const put: RequestDraft = { ...get(`${MCC}/cnames/1`), method: 'PUT' };
    expect(judge({ body: {} }, put)).toEqual({ kind: 'ok' });
    expect(judge({}, put)).toEqual({ kind: 'ok' });
    expect(judge({}, get(`${MCC}/cnames/1`))).toEqual({ kind: 'ok' });
  });

  it('takes a web page under 200 as a failure, and a plain text as it is', () => {
    expect(judge({ body: ' <!DOCTYPE html><html></html>' })).toMatchObject({ kind: 'broken' });
    expect(judge({ body: 'OK' })).toEqual({ kind: 'ok' });
  });

  it.each<readonly [number, string]>([
    [401, 'stale'],
    [403, 'denied'],
    [429, 'throttled'],
    [400, 'broken'],
    [503, 'broken'],
  ])('takes %i as %s and passes the message on', (status, kind) => {
    expect(judge({ status, body: { Message: 'Access Denied' } })).toEqual({
      kind,
      message: 'Access Denied',
    });
  });

  it('reads code, title and details of a gateway error', () => {
    const details = [
      { '@type': 'ErrorDetail', source: '/name', description: 'is taken' },
      { description: 'too long' },
      { source: 5 },
      'odd',
    ];
    const body = { '@type': 'Error', code: 'invalid_input', title: 'Invalid input', details };
    expect(judge({ status: 400, body })).toEqual({
      kind: 'broken',
      message: 'Invalid input (/name: is taken; too long)',
      vendorCode: 'invalid_input',
    });
    expect(judge({ status: 400, body: { details } })).toEqual({
      kind: 'broken',
      message: '/name: is taken; too long',
    });
  });

  it('reads the challenge: a weak token is not a dead one', () => {
    const challenge = (text: string): unknown =>
      judge({ status: 401, headers: { 'www-authenticate': text } });
    expect(challenge('Bearer realm="x", error="insufficient_scope"')).toEqual({
      kind: 'denied',
      vendorCode: 'insufficient_scope',
    });
    expect(challenge('Bearer error="invalid_token"')).toEqual({
      kind: 'stale',
      vendorCode: 'invalid_token',
    });
    expect(challenge('Negotiate')).toEqual({ kind: 'stale' });
  });

  it('passes on a short text, no markup and no JSON without words', () => {
    expect(judge({ status: 502, body: ' upstream gone ' })).toEqual({
      kind: 'broken',
      message: 'upstream gone',
    });
    expect(judge({ status: 502, body: 'x'.repeat(1000) })).toHaveProperty(
      'message',
      'x'.repeat(300),
    );
    expect(judge({ status: 502, body: '<html>Bad gateway</html>' })).toEqual({ kind: 'broken' });
    expect(judge({ status: 502 })).toEqual({ kind: 'broken' });
    expect(judge({ status: 502, body: { Message: '' } })).toEqual({ kind: 'broken' });
  });
});
