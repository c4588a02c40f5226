/** Logins as people paste them: copied by browsers, and as vendors document them. Every secret holds `hunter2`. */
export interface CurlVector {
  readonly from: string;
  readonly command: string;
  readonly baseUrl: string;
  /** The login request; what was typed is a placeholder. */
  readonly step: object;
  readonly account: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

const USER = '{username}';
const PASSWORD = '{password}';

export const CURL_VECTORS: readonly CurlVector[] = [
  {
    from: 'Chrome, Copy as cURL (bash)',
    command: `curl 'https://nas.example:5001/api/v2/auth/login' \\
  -H 'accept: application/json, text/plain, */*' \\
  -H 'accept-language: de-DE,de;q=0.9,en;q=0.8' \\
  -H 'content-type: application/json' \\
  -b 'lang=de; _ga=GA1.1.hunter2' \\
  -H 'origin: https://nas.example:5001' \\
  -H 'priority: u=1, i' \\
  -H 'referer: https://nas.example:5001/login' \\
  -H 'sec-ch-ua: "Chromium";v="130", "Not?A_Brand";v="99"' \\
  -H 'sec-fetch-mode: cors' \\
  -H 'user-agent: Mozilla/5.0 (X11; Linux x86_64)' \\
  --data-raw $'{"username":"anna","password":"hunter2\\u0021 it\\'s","remember":false}' \\
  --insecure`,
    baseUrl: 'https://nas.example:5001',
    step: {
      method: 'POST',
      path: '/api/v2/auth/login',
      json: { username: USER, password: PASSWORD, remember: false },
    },
    account: { username: 'anna' },
    secrets: { password: "hunter2! it's" },
  },
  {
    from: 'Chrome, Copy as cURL (cmd)',
    command: `curl ^"https://nas.example/api/login^" ^
  -H ^"accept: application/json^" ^
  -H ^"content-type: application/json^" ^
  -H ^"sec-ch-ua: ^\\^"Chromium^\\^";v=^\\^"130^\\^"^" ^
  -H ^"user-agent: Mozilla/5.0 (Windows NT 10.0; Win64; x64)^" ^
  --data-raw ^"^{^\\^"user^\\^":^\\^"anna^\\^",^\\^"pass^\\^":^\\^"hunter2 100^% ^& ^$more^\\^"^}^"`,
    baseUrl: 'https://nas.example',
    step: {
      method: 'POST',
      path: '/api/login',
      headers: { accept: 'application/json' },
      json: { user: USER, pass: PASSWORD },
    },
    account: { username: 'anna' },
    secrets: { password: 'hunter2 100% & $more' },
  },
  {
    from: 'an older Chrome, Copy as cURL (cmd)',
    command: `curl "https://nas.example/api/login" ^
  -H "content-type: application/json" ^
  --data-raw "{\\"user\\":\\"anna\\",\\"pass\\":\\"hunter2\\"}" ^
  --compressed`,
    baseUrl: 'https://nas.example',
    step: { method: 'POST', path: '/api/login', json: { user: USER, pass: PASSWORD } },
    account: { username: 'anna' },
    secrets: { password: 'hunter2' },
  },
  {
    from: 'Firefox, Copy as cURL (POSIX)',
    command: `curl 'https://nas.example/login' --compressed -X POST -H 'User-Agent: Mozilla/5.0' -H 'Accept: */*' -H 'Content-Type: application/x-www-form-urlencoded; charset=UTF-8' -H 'X-Requested-With: XMLHttpRequest' -H 'Origin: https://nas.example' -H 'Cookie: a=hunter2' --data-raw 'username=anna&password=hunter2%26x&next=home'`,
    baseUrl: 'https://nas.example',
    step: {
      method: 'POST',
      path: '/login',
      form: { username: USER, password: PASSWORD, next: 'home' },
    },
    account: { username: 'anna' },
    secrets: { password: 'hunter2&x' },
  },
  {
    from: 'Safari',
    command: `curl 'https://nas.example/login' \\
-X 'POST' \\
-H 'Content-Type: application/json' \\
-H 'Content-Length: 42' \\
--data-binary '{"username":"anna","password":"hunter2"}'`,
    baseUrl: 'https://nas.example',
    step: { method: 'POST', path: '/login', json: { username: USER, password: PASSWORD } },
    account: { username: 'anna' },
    secrets: { password: 'hunter2' },
  },
  {
    from: 'Proxmox VE, its wiki',
    command: `curl -k -d 'username=root@pam' --data-urlencode 'password=hunter2' https://10.0.0.1:8006/api2/json/access/ticket`,
    baseUrl: 'https://10.0.0.1:8006',
    step: {
      method: 'POST',
      path: '/api2/json/access/ticket',
      form: { username: USER, password: PASSWORD },
    },
    account: { username: 'root@pam' },
    secrets: { password: 'hunter2' },
  },
  {
    from: 'VMware vCenter',
    command: `$ curl -X POST -u 'administrator@vsphere.local:hunter2' https://vcenter.example/api/session -k`,
    baseUrl: 'https://vcenter.example',
    step: { method: 'POST', path: '/api/session', basic: { user: USER, password: PASSWORD } },
    account: { username: 'administrator@vsphere.local' },
    secrets: { password: 'hunter2' },
  },
  {
    from: 'Splunk, its REST manual',
    command: `curl -k https://localhost:8089/services/auth/login --data-urlencode username=admin --data-urlencode password=hunter2`,
    baseUrl: 'https://localhost:8089',
    step: {
      method: 'POST',
      path: '/services/auth/login',
      form: { username: USER, password: PASSWORD },
    },
    account: { username: 'admin' },
    secrets: { password: 'hunter2' },
  },
  {
    from: 'Zabbix, its manual',
    command: `# Log in
curl --request POST \\
  --url 'https://example.com/zabbix/api_jsonrpc.php' \\
  --header 'Content-Type: application/json-rpc' \\
  --data '{"jsonrpc":"2.0","method":"user.login","params":{"username":"Admin","password":"hunter2"},"id":1}'`,
    baseUrl: 'https://example.com',
    step: {
      method: 'POST',
      path: '/zabbix/api_jsonrpc.php',
      headers: { 'Content-Type': 'application/json-rpc' },
      json: {
        jsonrpc: '2.0',
        method: 'user.login',
        params: { username: USER, password: PASSWORD },
        id: 1,
      },
    },
    account: { username: 'Admin' },
    secrets: { password: 'hunter2' },
  },
  {
    from: 'Redfish, in double quotes',
    command: `curl -k -i -X POST -H "Content-Type: application/json" -d "{\\"UserName\\": \\"root\\", \\"Password\\": \\"hunter2\\"}" https://bmc.example/redfish/v1/SessionService/Sessions | grep X-Auth-Token`,
    baseUrl: 'https://bmc.example',
    step: {
      method: 'POST',
      path: '/redfish/v1/SessionService/Sessions',
      json: { UserName: USER, Password: PASSWORD },
    },
    account: { username: 'root' },
    secrets: { password: 'hunter2' },
  },
  {
    from: 'Supabase, with a key in a header',
    command: `curl -X POST 'https://abc.supabase.co/auth/v1/token?grant_type=password' -H "apikey: hunter2-key" -H "Content-Type: application/json" -d '{ "email": "someone@email.com", "password": "hunter2" }'`,
    baseUrl: 'https://abc.supabase.co',
    step: {
      method: 'POST',
      path: '/auth/v1/token',
      query: { grant_type: 'password' },
      headers: { apikey: '{apikey}' },
      json: { email: USER, password: PASSWORD },
    },
    account: { username: 'someone@email.com' },
    secrets: { apikey: 'hunter2-key', password: 'hunter2' },
  },
  {
    from: 'OAuth 2.0 client credentials',
    command: `curl --request POST --url https://tenant.example/oauth/token --header 'content-type: application/x-www-form-urlencoded' --data grant_type=client_credentials --data 'client_id=YOUR1234abcd' --data client_secret=hunter2`,
    baseUrl: 'https://tenant.example',
    step: {
      method: 'POST',
      path: '/oauth/token',
      form: {
        grant_type: 'client_credentials',
        client_id: '{clientId}',
        client_secret: '{clientSecret}',
      },
    },
    account: { clientId: 'YOUR1234abcd' },
    secrets: { clientSecret: 'hunter2' },
  },
  {
    from: 'headers whose shape says secret, whatever their names',
    command: `curl -X POST https://api.example/login -H 'X-Vendor: eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.hunter2' -H 'X-Tenant: acme' -H 'X-Trace: 7f3c2b1a-0000-hunter2'`,
    baseUrl: 'https://api.example',
    step: {
      method: 'POST',
      path: '/login',
      headers: { 'X-Vendor': '{xVendor}', 'X-Tenant': 'acme', 'X-Trace': '{xTrace}' },
    },
    account: {},
    secrets: {
      xVendor: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.hunter2',
      xTrace: '7f3c2b1a-0000-hunter2',
    },
  },
  {
    from: 'a header whose name says secret, whatever its shape',
    command: `sudo curl -H 'X-CSRF-Token: hunter' -d 'user=anna&pass=hunter2' 'https://a.example/login'`,
    baseUrl: 'https://a.example',
    step: {
      method: 'POST',
      path: '/login',
      headers: { 'X-CSRF-Token': '{xCSRFToken}' },
      form: { user: USER, pass: PASSWORD },
    },
    account: { username: 'anna' },
    secrets: { xCSRFToken: 'hunter', password: 'hunter2' },
  },
  {
    from: 'a key in the path',
    command: `curl -X POST 'https://api.example/v1/hooks/hunter2-0123456789abcdef/login' -d 'password=hunter2'`,
    baseUrl: 'https://api.example',
    step: { method: 'POST', path: '/v1/hooks/{pathValue}/login', form: { password: PASSWORD } },
    account: {},
    secrets: { pathValue: 'hunter2-0123456789abcdef', password: 'hunter2' },
  },
  {
    from: 'a long name in the path, which is no key',
    command: `curl -X POST 'https://api.example/oauth2-client-credentials-v2/token' -d 'password=hunter2'`,
    baseUrl: 'https://api.example',
    step: {
      method: 'POST',
      path: '/oauth2-client-credentials-v2/token',
      form: { password: PASSWORD },
    },
    account: {},
    secrets: { password: 'hunter2' },
  },
  {
    from: 'PAN-OS, a login in form and query',
    command: `curl -H "Content-Type: application/x-www-form-urlencoded" -X POST https://fw.example/api/?type=keygen -d 'user=admin&password=hunter2'`,
    baseUrl: 'https://fw.example',
    step: {
      method: 'POST',
      path: '/api/',
      query: { type: 'keygen' },
      form: { user: USER, password: PASSWORD },
    },
    account: { username: 'admin' },
    secrets: { password: 'hunter2' },
  },
  {
    from: 'a script that goes on after the login',
    command: `curl -c jar https://a.example/login --json '{"login":"anna","secret":"hunter2"}' && curl -b jar https://a.example/x`,
    baseUrl: 'https://a.example',
    step: { method: 'POST', path: '/login', json: { login: USER, secret: '{secret}' } },
    account: { username: 'anna' },
    secrets: { secret: 'hunter2' },
  },
];

/** What is refused, and the sentence for it. */
export const REFUSED_CURLS: readonly (readonly [string, string, string])[] = [
  [
    'a multipart form',
    'curl -F username=anna -F password=hunter2 https://a.example/login',
    '-F sends a file or a multipart form',
  ],
  [
    'PowerShell',
    'Invoke-WebRequest -UseBasicParsing -Uri "https://a.example/login" `\n-Method "POST" `\n-Body "{`"pass`":`"hunter2`"}"',
    'this is not a curl command',
  ],
  [
    'PowerShell with cookies',
    '$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.Cookies.Add((New-Object System.Net.Cookie("SID", "hunter2", "/", "x")))\nInvoke-WebRequest -Uri "https://x"',
    'this is not a curl command',
  ],
  [
    "PowerShell's own curl",
    'curl -Method Post -Uri https://a.example/login -Body hunter2',
    'this is not a curl command',
  ],
  ['fetch', 'fetch("https://a.example/login", {"body": "hunter2"});', 'this is not a curl command'],
  [
    'fetch of Node.js',
    'await fetch("https://a.example/login", {"body": "hunter2"});',
    'this is not a curl command',
  ],
  [
    'a variable of the shell',
    'curl -u "hunter2:$PASSWORD" https://a.example/login',
    'a value is a variable or a command of the shell',
  ],
  [
    'a command of the shell',
    'curl -u hunter2:$(cat secret) https://a.example/login',
    'a value is a variable or a command of the shell',
  ],
  [
    'a command in backticks',
    'curl -u "hunter2:`cat secret`" https://a.example/login',
    'a value is a variable or a command of the shell',
  ],
  ['a file', 'curl -d @hunter2.json https://a.example/login', '-d reads a file'],
  [
    'the input of the shell',
    'curl https://a.example/login -d @- <<\'EOF\'\n{"password":"hunter2"}\nEOF',
    '-d reads a file',
  ],
  ['NTLM', 'curl --ntlm -u anna:hunter2 https://a.example/login', '--ntlm is not supported'],
];
