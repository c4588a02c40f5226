import { replyHeaders } from '../../core';

describe('the headers of a reply', () => {
  it('have names in lower case, repeated fields joined, and none without a value', () => {
    const given = { 'X-One': '1', 'set-cookie': ['a=1', 'b=2'], age: 7, no: undefined, nil: null };
    expect(replyHeaders(given)).toEqual({ 'x-one': '1', 'set-cookie': 'a=1, b=2', age: '7' });
  });

  it.each([
    ['/m\u00c3\u00bcller', '/müller', 'raw UTF-8'],
    ['/m\u00fcller', '/müller', 'Latin-1'],
    ['/m%C3%BCller', '/m%C3%BCller', 'escaped'],
    ['/\u20ac\u00c3\u00bc', '/\u20ac\u00c3\u00bc', 'decoded already'],
  ])('give the address %j as %j (%s)', (location, text) => {
    expect(replyHeaders({ Location: location })).toEqual({ location: text });
  });

  it('leave other fields as they are: a token is not text', () => {
    expect(replyHeaders({ 'x-token': '\u00c3\u00bc' })).toEqual({ 'x-token': '\u00c3\u00bc' });
  });
});
