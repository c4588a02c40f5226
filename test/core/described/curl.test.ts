import { readCurl } from '../../../core/described/curl-request';
import { curlWords } from '../../../core/described/curl-words';
import { mistake } from './support';

describe('the words of a command', () => {
  test.each<[string, string, readonly string[]]>([
    ['single quotes', `curl 'a b' '{"x":"y"}'`, ['a b', '{"x":"y"}']],
    ['double quotes', 'curl "a\\"b\\\\c\\$d" "e\\nf"', ['a"b\\c$d', 'e\\nf']],
    ['joined pieces', `curl -u'a'"b"c`, ['-uabc']],
    ["$'...'", `curl $'a\\'b\\n\\u00e4\\x41\\101\\t\\q\\U0001F600'`, ["a'b\n\u00e4AA\tq\u{1f600}"]],
    ['a lone dollar', 'curl $1 a$ "$" "5$/m"', ['$1', 'a$', '$', '5$/m']],
    ['a dollar of cmd.exe', 'curl ^"$x^"', ['$x']],
    ['a prompt and comments', '# a\n# b\n$ sudo curl x', ['x']],
    ['lines of sh', 'curl \\\n  a \\\r\n  b', ['a', 'b']],
    ['a quoted line of sh', 'curl "a\\\nb"', ['ab']],
    ['lines of PowerShell', 'curl.exe `\n  a `\r\n  b', ['a', 'b']],
    [
      'cmd.exe',
      'curl ^"https://x/^" ^\n -d ^"^{^\\^"a^\\^":^\\^"b^\\^"^}^"',
      ['https://x/', '-d', '{"a":"b"}'],
    ],
    ['a path to curl', 'C:\\curl.exe x', []],
    ['what follows a pipe', 'curl a | jq .token', ['a']],
    ['what follows another command', 'curl a; rm b', ['a']],
    ['an operator inside a word', 'curl a>b', ['a']],
    ['an empty word', "curl ''", ['']],
    ['braces of a value', 'curl \'x{{y}}z\' \'{"a":{"b":{}}}\'', ['x{{y}}z', '{"a":{"b":{}}}']],
  ])('%s', (what, command, words) => {
    if (what === 'a path to curl') expect(curlWords('/usr/bin/curl x')).toEqual(['x']);
    else expect(curlWords(command)).toEqual(words);
  });

  test.each([
    ['wget x', 'this does not begin with "curl"'],
    ['', 'this does not begin with "curl"'],
    ['fetch("https://x")', 'this is not a curl command'],
    ['Invoke-WebRequest -Uri "x"', 'this is not a curl command'],
    ["curl 'a", 'a quote is not closed'],
    ['curl "a', 'a quote is not closed'],
    ["curl $'a", 'a quote is not closed'],
    ['curl {{host}}/login', 'a value is a variable of the program'],
    ['curl a.test -u "u:{{pw}}"', 'a value is a variable of the program'],
    ['curl a.test -d \'{"pw":"{{pw}}"}\'', 'a value is a variable of the program'],
    ['curl $x', 'a value is a variable or a command of the shell'],
    ['curl "a${x}"', 'a value is a variable or a command of the shell'],
    ["curl $'\\U00ffffff'", 'an escape names no character'],
  ])('%s is told', (command, sentence) => {
    expect(mistake(() => curlWords(command))).toContain(`curl: ${sentence}`);
  });
});

describe('a command', () => {
  test.each<[string, object]>([
    ['curl https://a.test/x', { method: 'GET', headers: [] }],
    ['curl a.test/x -d a=1 -d b=2', { method: 'POST', body: 'a=1&b=2' }],
    ['curl -XPUT a.test --data-raw @x', { method: 'PUT', body: '@x' }],
    [
      'curl a.test --json={"a":1} --json x',
      { method: 'POST', body: '{a:1}x', headers: [['Content-Type', 'application/json']] },
    ],
    [
      'curl -G a.test?z=1 -d a=1 --data-urlencode "b=x y&z" --data-urlencode =c --data-urlencode d',
      { method: 'GET' },
    ],
    ['curl -I a.test', { method: 'HEAD' }],
    [
      'curl -sSkLu anna:pa:ss a.test',
      { basic: { user: 'anna', password: 'pa:ss', digest: false } },
    ],
    ['curl --digest -u anna:p a.test', { basic: { user: 'anna', password: 'p', digest: true } }],
    [
      'curl https://anna:p%40ss@a.test',
      { basic: { user: 'anna', password: 'p@ss', digest: false } },
    ],
    ['curl https://anna:p%ss@a.test', { basic: { user: 'anna', password: 'p%ss', digest: false } }],
    ['curl https://anna@a.test', { basic: { user: 'anna', password: '', digest: false } }],
    ['curl --oauth2-bearer T a.test', { headers: [['Authorization', 'Bearer T']] }],
    [
      'curl -H "A: b" -H "C;" -H nonsense -A agent -e ref --url a.test',
      {
        headers: [
          ['A', 'b'],
          ['C', ''],
        ],
      },
    ],
    ['curl -o out -m 5 --max-time 5 --compressed a.test', { notes: [] }],
    [
      'curl -x proxy --cacert f a.test',
      {
        notes: [
          '-x was left out; proxy and TLS are settings of the account.',
          '--cacert was left out; proxy and TLS are settings of the account.',
        ],
      },
    ],
    [
      'curl -k -b a=1 a.test',
      {
        notes: [
          '-k was left out; whether certificates are verified is a setting of the account.',
          'Cookies of the copied command were left out; a sign-in starts without them.',
        ],
      },
    ],
  ])('%s', (command, expected) => {
    expect(readCurl(command)).toMatchObject(expected);
  });

  test('-G moves the data to the query', () => {
    expect(
      readCurl(
        'curl -G a.test?z=1 -d a=1 --data-urlencode "b=x y&z" --data-urlencode =c --data-urlencode d',
      ).url.search,
    ).toBe('?z=1&a=1&b=x%20y%26z&c&d');
    expect(readCurl('curl -G a.test').url.search).toBe('');
    expect(readCurl('curl -G a.test -d a').url.search).toBe('?a');
  });

  test.each([
    ['curl -F a=hunter2 a.test', '-F sends a file or a multipart form'],
    ['curl -d @hunter2 a.test', '-d reads a file'],
    ['curl --data-urlencode n@hunter2 a.test', '--data-urlencode reads a file'],
    ['curl -q a.test', '-q is not supported'],
    ['curl --hunter2=hunter2 a.test', '--hunter2 is not supported'],
    ['curl "--hunter 2" a.test', 'an option is not supported'],
    [
      'curl \u2013u u:hunter2 a.test',
      'an option begins with a dash that a text editor has changed',
    ],
    [
      'curl a.test \u2014user hunter2',
      'an option begins with a dash that a text editor has changed',
    ],
    ['curl a.test hunter2', 'there is more than one URL'],
    ['curl - a.test', 'there is more than one URL'],
    ['curl a.test -H', '-H has no value'],
    ['curl -s', 'there is no URL'],
    ['curl ftp://hunter2', 'the URL is not an http or https address'],
    ['curl "https://hunter 2/"', 'the URL is not an http or https address'],
  ])('%s is told', (command, sentence) => {
    const said = mistake(() => readCurl(command));
    expect(said).toContain(`curl: ${sentence}`);
    if (!command.includes('--hunter2')) expect(said).not.toContain('hunter');
  });
});
