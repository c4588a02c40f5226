import type { Json } from '../core';
import { TEST_CERTIFICATE, TEST_PRIVATE_KEY } from './tcpwave-certificate';
import type { Vector } from './vector';

const BASE = 'https://ipam.example:7443/tims/rest';

const ACCOUNT = {
  baseUrl: BASE,
  token: '00000000-1111-2222-3333-444444444444',
  validUntil: '2026-12-31',
};

const TOKEN = { 'TIMS-Session-Token': ACCOUNT.token };

interface Call {
  readonly name: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, Json>>;
  /** Path and query below the base URL. */
  readonly at: string;
  readonly sends?: Json;
  /** A POST without a body. */
  readonly post?: true;
  readonly reply: Vector['reply'];
  readonly items: readonly Json[];
}

/** A call with the session token that succeeds. */
function call(vector: Call): Vector {
  return {
    name: vector.name,
    scheme: 'tcpwave/session-token',
    account: ACCOUNT,
    operation: vector.operation,
    params: vector.params,
    request: {
      method: vector.sends === undefined && vector.post !== true ? 'GET' : 'POST',
      url: `${BASE}/${vector.at}`,
      headers: TOKEN,
      ...(vector.sends === undefined ? {} : { body: vector.sends }),
    },
    reply: vector.reply,
    outcome: { items: vector.items },
  };
}

const list = (body: readonly Json[]): Pick<Call, 'reply' | 'items'> => ({
  reply: { status: 200, body },
  items: body,
});
const one = (body: Json): Pick<Call, 'reply' | 'items'> => ({
  reply: { status: 200, body },
  items: [body],
});
const page = (data: readonly Json[]): Pick<Call, 'reply' | 'items'> => ({
  reply: {
    status: 200,
    body: { recordsTotal: data.length, recordsFiltered: data.length, data },
  },
  items: data,
});
const DONE: Pick<Call, 'reply' | 'items'> = { reply: { status: 204 }, items: [] };
const EMPTY: Pick<Call, 'reply' | 'items'> = { reply: { status: 200 }, items: [] };

const NETWORK = { name: 'Demo Network', address: '10.1.0.0', mask_length: 16 };
const SUBNET = { name: 'Servers', fullAddress: '10.1.10.0', mask_length: 24 };
const OBJECT = { name: 'web-1', address: '10.1.10.5', class_code: 'Server' };

const organizations: readonly Vector[] = [
  call({
    name: 'lists organizations',
    operation: 'organization.getMany',
    params: {},
    at: 'organization/list',
    ...list([{ name: 'EARTH' }, { name: 'MARS' }]),
  }),
  call({
    name: 'gets an organization',
    operation: 'organization.get',
    params: { organization: 'EARTH' },
    at: 'organization/get?name=EARTH',
    ...one({ name: 'EARTH' }),
  }),
  call({
    name: 'creates an organization',
    operation: 'organization.create',
    params: { organizationName: 'VENUS', description: 'Test', enableRootZone: false },
    at: 'organization/add',
    sends: { name: 'VENUS', description: 'Test', enable_root_zone: 0 },
    ...DONE,
  }),
  call({
    name: 'renames an organization',
    operation: 'organization.update',
    params: { organization: 'MARS', organizationName: 'VENUS' },
    at: 'organization/update',
    sends: { oldName: 'MARS', name: 'VENUS', enable_root_zone: 1 },
    ...DONE,
  }),
  call({
    name: 'deletes an organization',
    operation: 'organization.delete',
    params: { organization: 'MARS' },
    at: 'organization/delete',
    sends: { name: 'MARS' },
    ...DONE,
  }),
];

/** The samples of the vendor's Postman collections and of its REST client, `add-domain.js` and the like. */
const domains: readonly Vector[] = [
  call({
    name: 'lists the domains of an organization',
    operation: 'domain.getMany',
    params: { organization: 'EARTH' },
    at: 'domain/p_listbyorg?draw=1&filterRules=%5B%5D&org_name=EARTH&start=0&length=100',
    ...page([{ name: 'postmandomain.com' }]),
  }),
  call({
    name: 'gets a domain',
    operation: 'domain.get',
    params: { domainName: 'aus.nsroot.net', organization: 'EARTH' },
    at: 'domain/get?name=aus.nsroot.net&org_name=EARTH',
    ...one({ name: 'aus.nsroot.net' }),
  }),
  call({
    name: 'creates a domain',
    operation: 'domain.create',
    params: {
      newName: 'tcpwave.com',
      description: 'Domain added using Rest API',
      organization: 'EARTH',
    },
    at: 'domain/add',
    sends: {
      name: 'tcpwave.com',
      description: 'Domain added using Rest API',
      organization_name: 'EARTH',
    },
    ...DONE,
  }),
  call({
    name: 'renames a domain',
    operation: 'domain.update',
    params: { organization: 'PostmanOrg', domainName: 'a.com', newName: 'b.com' },
    at: 'domain/update',
    sends: {
      name: 'b.com',
      old_name: 'a.com',
      updateSubDomain: false,
      organization_name: 'PostmanOrg',
    },
    ...DONE,
  }),
  call({
    name: 'deletes domains, each as an element of an array',
    operation: 'domain.delete',
    params: { organization: 'EARTH', domains: ['tcpwave.com'] },
    at: 'domain/multidelete',
    sends: [{ name: 'tcpwave.com', organization_name: 'EARTH' }],
    ...DONE,
  }),
  call({
    name: 'lists zone templates, each with a name',
    operation: 'template.getManyZone',
    params: {},
    at: 'templates/dnstemplatelist?entity_type_code=ZONE',
    reply: { status: 200, body: [{ template_name: 'PostmanZoneTemp' }] },
    items: [{ template_name: 'PostmanZoneTemp', name: 'PostmanZoneTemp' }],
  }),
  call({
    name: 'lists DHCP option templates',
    operation: 'template.getManyDhcp',
    params: {},
    at: 'templates/list/DHCP/OPTION?draw=1&filterRules=%5B%5D&start=0&length=100',
    ...page([{ name: 'postmandhcptemp' }]),
  }),
  call({
    name: 'lists subnet templates that are bare texts',
    operation: 'template.getManySubnet',
    params: {},
    at: 'subnet_template/list',
    reply: { status: 200, body: ['Small Office'] },
    items: [{ name: 'Small Office' }],
  }),
  call({
    name: 'lists object classes, and leaves an entry without a name as it is',
    operation: 'classCode.getMany',
    params: {},
    at: 'classcode/list',
    reply: { status: 200, body: [{ class_code: 'Laptop' }, { id: 7 }] },
    items: [{ class_code: 'Laptop', name: 'Laptop' }, { id: 7 }],
  }),
  call({
    name: 'gives the whole response where a list of templates has another shape',
    operation: 'template.getManySubnet',
    params: {},
    at: 'subnet_template/list',
    reply: { status: 200, body: { templates: ['a'] } },
    items: [{ templates: ['a'] }],
  }),
  call({
    name: 'lists session tokens without the tokens',
    operation: 'sessionToken.getMany',
    params: {},
    at: 'auth_token/list',
    reply: {
      status: 200,
      body: [{ id: 1, token: 'c3fa45e1-0000', application: 'n8n', validity: '60' }],
    },
    items: [{ id: 1, application: 'n8n', validity: '60' }],
  }),
  call({
    name: 'lists session tokens of another shape without the tokens',
    operation: 'sessionToken.getMany',
    params: {},
    at: 'auth_token/list',
    reply: { status: 200, body: { tokens: [{ id: 1, token: 'c3fa45e1-0000' }] } },
    items: [{ tokens: [{ id: 1 }] }],
  }),
  call({
    name: 'gives nothing for an empty list of templates',
    operation: 'template.getManySubnet',
    params: {},
    at: 'subnet_template/list',
    ...DONE,
  }),
  call({
    name: 'lists the searchable fields',
    operation: 'search.getFields',
    params: {},
    at: 'search/getFieldNames',
    ...one({ object: ['name'] }),
  }),
];

const entitySearches: readonly Vector[] = (['network', 'subnet', 'object'] as const).map((entity) =>
  call({
    // GET object/search?draw=1&start=0&length=20&filterRules=[] in GetCallsCollection.json
    name: `searches by ${entity} name`,
    operation: `${entity}.search`,
    params: { nameContains: 'web' },
    at: `${entity}/search?draw=1&start=0&length=100&filterRules=%5B%7B%22field%22%3A%22name%22%2C%22op%22%3A%22contains%22%2C%22value%22%3A%22web%22%7D%5D`,
    ...page([{ name: 'web' }]),
  }),
);

const networks: readonly Vector[] = [
  call({
    name: 'lists networks page by page',
    operation: 'network.getMany',
    params: {},
    at: 'network/paged?sort=name&order=asc&start=0&length=100',
    ...page([NETWORK]),
  }),
  call({
    name: 'gets a network by its address',
    operation: 'network.get',
    params: { networkAddress: '10.1.0.0', organization: 'EARTH' },
    at: 'network/details?address=10.1.0.0&org_name=EARTH',
    ...one(NETWORK),
  }),
  call({
    name: 'gets a network by the four parts of its address',
    operation: 'network.getByIp',
    params: { networkAddress: '10.1.0.0', organization: 'EARTH' },
    at: 'network/detailsByIP?addr1=10&addr2=1&addr3=0&addr4=0&organizationName=EARTH',
    ...one(NETWORK),
  }),
  call({
    name: 'gets the network that an address lies in',
    operation: 'network.getOfAddress',
    params: { ipAddress: '10.1.10.5' },
    at: 'home/getNetworkDetails/10.1.10.5',
    ...one(NETWORK),
  }),
  call({
    name: 'creates a network with its address whole and in four parts',
    operation: 'network.create',
    params: {
      organization: 'EARTH',
      networkAddress: '10.2.0.0',
      maskLength: 16,
      networkName: 'Lab',
      dmzVisible: true,
    },
    at: 'network/add',
    sends: {
      rrs: [],
      organization_name: 'EARTH',
      addr1: '10',
      addr2: '2',
      addr3: '0',
      addr4: '0',
      address: '10.2.0.0',
      mask_length: 16,
      name: 'Lab',
      dmzVisible: 'yes',
      dnssec_enable: 'no',
      nsec_option: 'NSEC3',
      percentageFull: 100,
      email_check: 1,
      snmp_check: 0,
      log_check: 0,
    },
    reply: { status: 200, body: 'Network 10.2.0.0 added' },
    items: ['Network 10.2.0.0 added'],
  }),
  call({
    name: 'deletes a network',
    operation: 'network.delete',
    params: { organization: 'EARTH', networkAddress: '10.2.0.0' },
    at: 'network/delete',
    sends: { organization_name: 'EARTH', address: '10.2.0.0' },
    ...EMPTY,
  }),
];

const subnets: readonly Vector[] = [
  call({
    name: 'lists the subnets of a network',
    operation: 'subnet.getMany',
    params: { organization: 'EARTH', networkAddress: '10.1.0.0' },
    at: 'subnet/paged?sort=fullAddress&order=asc&org_name=EARTH&network_address=10.1.0.0&start=0&length=100',
    ...page([SUBNET]),
  }),
  call({
    name: 'gets a subnet',
    operation: 'subnet.get',
    params: { organization: 'EARTH', subnetAddress: '10.1.10.0' },
    at: 'subnet/getSubnetData?org_name=EARTH&subnet_address=10.1.10.0',
    ...one(SUBNET),
  }),
  call({
    name: 'gets the subnet that an address lies in',
    operation: 'subnet.getOfObject',
    params: { organization: 'EARTH', ipAddress: '10.1.10.5' },
    at: 'object/getSubnetByObjectIP?organization=EARTH&address=10.1.10.5',
    ...one(SUBNET),
  }),
  call({
    // GET subnet/getSubnetDetails?subnet_address=1.0.0.0&org_name=EARTH
    name: 'gets the details of a subnet',
    operation: 'subnet.getDetails',
    params: { subnetAddress: '1.0.0.0', organization: 'EARTH' },
    at: 'subnet/getSubnetDetails?subnet_address=1.0.0.0&org_name=EARTH',
    ...one(SUBNET),
  }),
  call({
    // aiotcpwave/subnets.py of https://github.com/jeremyschulman/aio-tcpwave
    name: 'gets a subnet without an organization',
    operation: 'subnet.getByAddress',
    params: { subnetAddress: '172.10.2.0' },
    at: 'object/getSnAddr?address=172.10.2.0',
    ...one(SUBNET),
  }),
  call({
    // GET object/objectNameCheck?orgName=EARTH&name=3GPhone34562
    name: 'checks whether a name is in use',
    operation: 'object.checkName',
    params: { organization: 'EARTH', objectName: '3GPhone34562' },
    at: 'object/objectNameCheck?orgName=EARTH&name=3GPhone34562',
    reply: { status: 200, body: 'false' },
    items: [false],
  }),
  call({
    name: 'creates a subnet',
    operation: 'subnet.create',
    params: {
      organization: 'EARTH',
      networkAddress: '10.1.0.0',
      subnetAddress: '10.1.30.0',
      maskLength: 24,
      subnetName: 'Lab',
      routerAddress: '10.1.30.1',
      primaryDomain: 'example.com',
    },
    at: 'subnet/add',
    sends: {
      organization_name: 'EARTH',
      network_address: '10.1.0.0',
      addr1: '10',
      addr2: '1',
      addr3: '30',
      addr4: '0',
      mask_length: 24,
      name: 'Lab',
      routerAddress: '10.1.30.1',
      primary_domain: 'example.com',
    },
    reply: { status: 200, body: 'Subnet 10.1.30.0/24 added' },
    items: ['Subnet 10.1.30.0/24 added'],
  }),
  call({
    name: 'creates the next free subnet from a template',
    operation: 'subnet.createNext',
    params: {
      organization: 'EARTH',
      networkAddress: '10.1.0.0',
      maskLength: 24,
      subnetName: 'Next',
      subnetTemplate: 'standard',
    },
    at: 'subnet/createNextAvailableSubnet',
    sends: {
      organization_name: 'EARTH',
      network_address: '10.1.0.0',
      mask_length: 24,
      name: 'Next',
      subnetTemplateName: 'standard',
    },
    reply: { status: 200, body: '10.1.30.0/24' },
    items: ['10.1.30.0/24'],
  }),
  call({
    name: 'changes two subnets in one call',
    operation: 'subnet.update',
    params: {
      organization: 'EARTH',
      subnetAddresses: ['10.1.10.0', '10.1.20.0'],
      description: 'Second floor',
      properties: { vrf_name: 'None' },
    },
    at: 'subnet/edit',
    sends: {
      address: ['10.1.10.0', '10.1.20.0'],
      subnet: { vrf_name: 'None', description: 'Second floor', organization_name: 'EARTH' },
    },
    ...DONE,
  }),
  call({
    name: 'deletes subnets with their records',
    operation: 'subnet.delete',
    params: { organization: 'EARTH', subnets: ['10.1.20.0/24'], deleteRecords: true },
    at: 'subnet/delete',
    sends: {
      organizationName: 'EARTH',
      addressList: ['10.1.20.0/24'],
      isDeleterrsChecked: 1,
    },
    ...EMPTY,
  }),
];

const objects: readonly Vector[] = [
  call({
    name: 'gets the next free address from the list of free ranges',
    operation: 'object.getNextFreeIp',
    params: { organization: 'EARTH', subnetAddress: '10.1.10.0' },
    at: 'object/nextfreeip?organization_name=EARTH&subnet_address=10.1.10.0',
    reply: { status: 200, body: [{ startIp: '10.1.10.7', endIp: '10.1.10.254' }] },
    items: [{ address: '10.1.10.7', ranges: [{ startIp: '10.1.10.7', endIp: '10.1.10.254' }] }],
  }),
  call({
    name: 'gives no item when a subnet is full',
    operation: 'object.getNextFreeIp',
    params: { organization: 'EARTH', subnetAddress: '10.1.10.0' },
    at: 'object/nextfreeip?organization_name=EARTH&subnet_address=10.1.10.0',
    reply: { status: 200, body: [] },
    items: [],
  }),
  call({
    name: 'gets the next free address by the call that answers plain text',
    operation: 'object.getNextFreeIpAsText',
    params: { organization: 'EARTH', subnetAddress: '10.1.10.0' },
    at: 'object/getNextFreeIP?org_name=EARTH&subnet_addr=10.1.10.0',
    reply: { status: 200, headers: { 'Content-Type': 'text/plain' }, body: '10.1.10.7\n' },
    items: [{ address: '10.1.10.7' }],
  }),
  call({
    name: 'takes the next free address with quotes around it too',
    operation: 'object.getNextFreeIpAsText',
    params: { organization: 'EARTH', subnetAddress: '10.1.10.0' },
    at: 'object/getNextFreeIP?org_name=EARTH&subnet_addr=10.1.10.0',
    reply: { status: 200, body: '"10.1.10.7"' },
    items: [{ address: '10.1.10.7' }],
  }),
  call({
    name: 'gives no item for an empty text',
    operation: 'object.getNextFreeIpAsText',
    params: { organization: 'EARTH', subnetAddress: '10.1.10.0' },
    at: 'object/getNextFreeIP?org_name=EARTH&subnet_addr=10.1.10.0',
    ...EMPTY,
  }),
  call({
    name: 'lists the objects of a subnet',
    operation: 'object.getMany',
    params: { organization: 'EARTH', subnetAddress: '10.1.10.0' },
    at: 'object/paged?draw=1&orgName=EARTH&subnet_address=10.1.10.0&start=0&length=100',
    ...page([OBJECT]),
  }),
  call({
    name: 'gets an object',
    operation: 'object.get',
    params: { ipAddress: '10.1.10.5' },
    at: 'home/getObjectDetails?ipAddress=10.1.10.5',
    ...one(OBJECT),
  }),
  call({
    name: 'asks whether an address is taken',
    operation: 'object.checkExists',
    params: { organization: 'EARTH', ipAddress: '10.1.10.5' },
    at: 'object/checkObjectExists?organization_name=EARTH&address=10.1.10.5',
    reply: { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'true' },
    items: [true],
  }),
  call({
    name: 'creates an object',
    operation: 'object.create',
    params: {
      organization: 'EARTH',
      subnetAddress: '10.1.10.0',
      ipAddress: '10.1.10.7',
      objectName: 'web-2',
      domainName: 'example.com',
      classCode: 'Server',
      mac: '02:00:00:00:10:07',
      dynUpdateMx: false,
    },
    at: 'object/add',
    sends: {
      organization_name: 'EARTH',
      subnet_address: '10.1.10.0',
      addr1: '10',
      addr2: '1',
      addr3: '10',
      addr4: '7',
      name: 'web-2',
      domain_name: 'example.com',
      class_code: 'Server',
      alloc_type: '1',
      ttl: '1200',
      mac: '02:00:00:00:10:07',
      update_ns_a: true,
      update_ns_ptr: true,
      dyn_update_rrs_a: true,
      dyn_update_rrs_ptr: true,
      dyn_update_rrs_cname: true,
      dyn_update_rrs_mx: false,
    },
    reply: { status: 200, body: 'Object 10.1.10.7 added' },
    items: ['Object 10.1.10.7 added'],
  }),
  call({
    name: 'deletes objects with their records',
    operation: 'object.delete',
    params: { organization: 'EARTH', addresses: ['10.1.10.5', '10.1.10.6'], deleteRecords: true },
    at: 'object/delete-multiple',
    sends: {
      organization_name: 'EARTH',
      addressArray: ['10.1.10.5', '10.1.10.6'],
      isDeleterrsChecked: 1,
    },
    ...EMPTY,
  }),
  call({
    name: 'reclaims an address',
    operation: 'object.reclaim',
    params: { organization: 'EARTH', addresses: ['10.1.10.5'] },
    at: 'object/reclaimObjects',
    sends: { organization_name: 'EARTH', addressArray: ['10.1.10.5'], isDeleterrsChecked: 0 },
    ...EMPTY,
  }),
];

/** A record of the zone `example.com`, by type. */
const zoneRecord = (type: string, params: Readonly<Record<string, Json>>, data: string): Vector =>
  call({
    name: `creates a ${type} record in a zone`,
    operation: 'zoneRecord.create',
    params: {
      organization: 'EARTH',
      zone: 'example.com',
      owner: 'www.example.com.',
      recordType: type,
      ...params,
    },
    at: 'zone/rr/add',
    sends: {
      rrclass: 'IN',
      status: 1,
      organization_name: 'EARTH',
      zoneName: 'example.com',
      owner: 'www.example.com.',
      rrtype: type,
      ttl: '1200',
      is_external_rr: 0,
      data,
    },
    ...DONE,
  });

const records: readonly Vector[] = [
  call({
    name: 'creates a record of an object',
    operation: 'objectRecord.create',
    params: {
      organization: 'EARTH',
      ipAddress: '10.1.10.5',
      owner: '_https._tcp.web-1',
      recordType: 'SRV',
      priority: 1,
      weight: 100,
      port: 7443,
      target: 'web-1',
      ttl: 300,
    },
    at: 'object/rr/add',
    sends: {
      rrclass: 'IN',
      is_ad_rr: 0,
      organization_name: 'EARTH',
      ipAddr: '10.1.10.5',
      owner: '_https._tcp.web-1',
      rrtype: 'SRV',
      ttl: 300,
      data: '1 100 7443 web-1',
    },
    ...EMPTY,
  }),
  call({
    name: 'deletes a record of an object',
    operation: 'objectRecord.delete',
    params: {
      organization: 'EARTH',
      ipAddress: '10.1.10.5',
      owner: 'alias.example.com.',
      recordType: 'CNAME',
      target: 'web-1.example.com.',
    },
    at: 'object/rr/delete',
    sends: {
      rrclass: 'IN',
      is_ad_rr: 0,
      organization_name: 'EARTH',
      ipAddr: '10.1.10.5',
      owner: 'alias.example.com.',
      rrtype: 'CNAME',
      ttl: 1200,
      data: 'web-1.example.com.',
    },
    ...EMPTY,
  }),
  zoneRecord('A', { recordAddress: '10.1.10.5' }, '10.1.10.5'),
  zoneRecord('AAAA', { recordAddress: '2001:db8::5' }, '2001:db8::5'),
  zoneRecord('CNAME', { target: 'web-1.example.com.' }, 'web-1.example.com.'),
  zoneRecord('PTR', { target: 'web-1.example.com.' }, 'web-1.example.com.'),
  zoneRecord('MX', { priority: 10, target: 'mail.example.com.' }, '10 mail.example.com.'),
  zoneRecord('TXT', { recordText: 'v=spf1 -all' }, 'v=spf1 -all'),
  zoneRecord(
    'NAPTR',
    { recordData: '100 10 "S" "SIP+D2U" "" _sip._udp.example.com.' },
    '100 10 "S" "SIP+D2U" "" _sip._udp.example.com.',
  ),
  call({
    // The body of https://github.com/TCPWAVE/Openstack-DDI-Automation, README.md: no TTL, proxy 0
    name: 'deletes a record of a zone without its TTL',
    operation: 'zoneRecord.delete',
    params: {
      organization: 'EARTH',
      zone: 'example.com',
      owner: 'www.example.com.',
      recordType: 'A',
      recordAddress: '10.1.10.5',
    },
    at: 'zone/rr/delete',
    sends: {
      organization_name: 'EARTH',
      rrtype: 'A',
      rrclass: 'IN',
      zoneName: 'example.com',
      owner: 'www.example.com.',
      data: '10.1.10.5',
      proxy: 0,
    },
    ...DONE,
  }),
  call({
    name: 'deletes the record of a zone with this TTL',
    operation: 'zoneRecord.delete',
    params: {
      organization: 'EARTH',
      zone: 'example.com',
      owner: 'www.example.com.',
      recordType: 'CNAME',
      target: 'web.example.com.',
      ttl: 300,
    },
    at: 'zone/rr/delete',
    sends: {
      organization_name: 'EARTH',
      rrtype: 'CNAME',
      rrclass: 'IN',
      zoneName: 'example.com',
      owner: 'www.example.com.',
      data: 'web.example.com.',
      ttl: '300',
      proxy: 0,
    },
    ...DONE,
  }),
  call({
    // GET zone/listCNAMEAndARRs?orgName=EARTH&zone=afcc.com in GetCallsCollection.json
    name: 'lists the records of a zone',
    operation: 'zoneRecord.getMany',
    params: { organization: 'EARTH', zone: 'afcc.com' },
    at: 'zone/listCNAMEAndARRs?orgName=EARTH&zone=afcc.com',
    ...list([{ owner: 'obj.afcc.com.', rrtype: 'A', ttl: 1200, data: '129.5.0.3' }]),
  }),
  call({
    // GET zone/search/rr?draw=1&start=0&length=20&filterRules=[]; the form of a rule is the one of
    // GET home/getCurrentAlarms in the same collection
    name: 'searches records by their owner',
    operation: 'zoneRecord.search',
    params: { nameContains: 'www' },
    at: 'zone/search/rr?draw=1&start=0&length=100&filterRules=%5B%7B%22field%22%3A%22owner%22%2C%22op%22%3A%22contains%22%2C%22value%22%3A%22www%22%7D%5D',
    ...page([{ owner: 'www.example.com.', rrtype: 'A' }]),
  }),
  call({
    // POST zone/rr/checkACNAMEconflict?org_name=EARTH&ownerName=AA.postman.com.&recordType=A
    name: 'checks whether a record would conflict with another',
    operation: 'zoneRecord.checkConflict',
    params: { organization: 'EARTH', owner: 'AA.postman.com.' },
    at: 'zone/rr/checkACNAMEconflict?org_name=EARTH&ownerName=AA.postman.com.&recordType=A',
    post: true,
    reply: { status: 200, body: 'false' },
    items: [false],
  }),
  call({
    // GET zone/checkIfIPExists?orgName=EARTH&ip=10.0.0.3
    name: 'checks whether an IP address is in a zone',
    operation: 'zone.checkIpExists',
    params: { organization: 'EARTH', ipAddress: '10.0.0.3' },
    at: 'zone/checkIfIPExists?orgName=EARTH&ip=10.0.0.3',
    reply: { status: 200, body: 'true' },
    items: [true],
  }),
  call({
    name: 'creates a PTR record in a reverse zone',
    operation: 'reverseRecord.create',
    params: {
      organization: 'EARTH',
      ipAddress: '10.1.10.5',
      hostName: 'web-1.example.com',
      domainName: 'example.com',
      networkAddress: '10.1.0.0',
      maskLength: 16,
    },
    at: 'revzone/rr/add',
    sends: {
      rrclass: 'IN',
      rrtype: 'PTR',
      organization_name: 'EARTH',
      ipAddr: '10.1.10.5',
      data: '10.1.10.5',
      name: 'web-1.example.com',
      domain: 'example.com',
      networkAddress: '10.1.0.0',
      mask: '16',
      ttl: 1200,
    },
    ...DONE,
  }),
];

const zones: readonly Vector[] = [
  call({
    name: 'lists zones',
    operation: 'zone.getMany',
    params: {},
    at: 'zone/page?start=0&length=100&filterRules=%5B%5D',
    ...page([{ name: 'example.com' }]),
  }),
  call({
    name: 'lists zones by a part of their names',
    operation: 'zone.getMany',
    params: { nameContains: 'exa' },
    at: 'zone/page?start=0&length=100&filterRules=%5B%7B%22field%22%3A%22name%22%2C%22op%22%3A%22contains%22%2C%22value%22%3A%22exa%22%7D%5D',
    ...page([{ name: 'example.com' }]),
  }),
  call({
    name: 'lists reverse zones',
    operation: 'reverseZone.getMany',
    params: {},
    at: 'revzone/page?start=0&length=100&filterRules=%5B%5D',
    ...page([{ name: '10.1.10.in-addr.arpa' }]),
  }),
  call({
    name: 'gets a zone',
    operation: 'zone.get',
    params: { organization: 'EARTH', zone: 'example.com' },
    at: 'zone/getZone',
    sends: { organization_name: 'EARTH', name: 'example.com' },
    ...one({ name: 'example.com', zoneRR: [] }),
  }),
  call({
    name: 'creates a zone',
    operation: 'zone.create',
    params: { organization: 'EARTH', zoneName: 'example.net', templateName: 'standard' },
    at: 'zone/add',
    sends: {
      zoneRR: [],
      organization_name: 'EARTH',
      name: 'example.net',
      template_name: 'standard',
      dnssec_enable: 'no',
      restrictedZone: 'no',
      monitoringService: 'yes',
    },
    ...DONE,
  }),
  call({
    name: 'adds records to a zone and keeps its name',
    operation: 'zone.update',
    params: {
      organization: 'EARTH',
      zone: 'example.com',
      templateName: 'standard',
      addedRecords: [
        { owner: 'a.example.com.', rrclass: 'IN', rrtype: 'A', ttl: 1200, data: '10.1.10.5' },
      ],
    },
    at: 'zone/update',
    sends: {
      organization_name: 'EARTH',
      old_name: 'example.com',
      name: 'example.com',
      template_name: 'standard',
      dnssec_enable: 'no',
      restrictedZone: 'no',
      monitoringService: 'yes',
      addedRRs: [
        { owner: 'a.example.com.', rrclass: 'IN', rrtype: 'A', ttl: 1200, data: '10.1.10.5' },
      ],
      deletedRRs: [],
    },
    ...DONE,
  }),
  call({
    name: 'renames a zone',
    operation: 'zone.update',
    params: {
      organization: 'EARTH',
      zone: 'example.com',
      zoneName: 'example.org',
      templateName: 'standard',
      dnssecEnable: true,
    },
    at: 'zone/update',
    sends: {
      organization_name: 'EARTH',
      old_name: 'example.com',
      name: 'example.org',
      template_name: 'standard',
      dnssec_enable: 'yes',
      restrictedZone: 'no',
      monitoringService: 'yes',
      addedRRs: [],
      deletedRRs: [],
    },
    ...DONE,
  }),
  call({
    name: 'deletes zones, each as an element of an array',
    operation: 'zone.delete',
    params: { organization: 'EARTH', zones: ['example.com', 'example.net'] },
    at: 'zone/multidelete',
    sends: [
      { name: 'example.com', organization_name: 'EARTH' },
      { name: 'example.net', organization_name: 'EARTH' },
    ],
    ...DONE,
  }),
];

const dhcp: readonly Vector[] = [
  call({
    // GET scope/list?draw=1&start=0&length=20&filterRules=[] in GetCallsCollection.json of the vendor's
    // Postman collections: https://github.com/tcpwaveadmin/TCPWave-Postman-Integration
    name: 'lists all scopes page by page',
    operation: 'scope.getMany',
    params: {},
    at: 'scope/list?draw=1&filterRules=%5B%5D&start=0&length=100',
    ...page([{ startIP: '129.5.0.8', endIP: '129.5.0.13' }]),
  }),
  call({
    // GET scope/list?subnetAddress=1.0.0.0&org_name=EARTH&serverType=DHCP in the same collection
    name: 'lists the scopes of a subnet',
    operation: 'scope.getOfSubnet',
    params: { subnetAddress: '1.0.0.0', organization: 'EARTH' },
    at: 'scope/list?serverType=DHCP&subnetAddress=1.0.0.0&org_name=EARTH',
    ...list([{ startIP: '1.0.0.8', endIP: '1.0.0.13' }]),
  }),
  call({
    name: 'creates a scope',
    operation: 'scope.create',
    params: {
      organization: 'EARTH',
      subnetAddress: '10.1.10.0',
      startIp: '10.1.10.201',
      endIp: '10.1.10.210',
      dhcpServer: 'dhcp-1',
      templateName: 'standard',
      classCode: 'Laptop',
    },
    at: 'scope/create',
    sends: {
      subnetAddress: '10.1.10.0',
      ttl: '1200',
      scope: {
        class_code: 'Laptop',
        organization_name: 'EARTH',
        primary_dhcp_server: 'dhcp-1',
        template_name: 'standard',
        allocation_type: 'dynamic',
        addressRanges: [{ startIP: '10.1.10.201', endIP: '10.1.10.210' }],
      },
    },
    reply: { status: 200, body: 'Scope created' },
    items: ['Scope created'],
  }),
  call({
    name: 'deletes a scope',
    operation: 'scope.delete',
    params: {
      organization: 'EARTH',
      subnetAddress: '10.1.10.0',
      startIp: '10.1.10.201',
      endIp: '10.1.10.210',
    },
    at: 'scope/delete',
    sends: [
      {
        organization_name: 'EARTH',
        subnetAddress: '10.1.10.0',
        addressRange: '10.1.10.201-10.1.10.210',
      },
    ],
    ...EMPTY,
  }),
  call({
    // GET dhcpserver/list without parameters in GetCallsCollection.json
    name: 'lists the DHCP servers of all organizations',
    operation: 'dhcpServer.getMany',
    params: {},
    at: 'dhcpserver/list',
    ...list([{ name: 'dhcp-1', v4_ipaddress: '10.1.10.2' }]),
  }),
  call({
    // aiotcpwave/dhcp.py of https://github.com/jeremyschulman/aio-tcpwave
    name: 'lists the DHCP servers of an organization',
    operation: 'dhcpServer.getMany',
    params: { organization: 'EARTH' },
    at: 'dhcpserver/list?orgName=EARTH',
    ...list([{ name: 'dhcp-1', v4_ipaddress: '10.1.10.2' }]),
  }),
  call({
    // GET dhcpserver/primary-servers-list?org_name=EARTH&serverType=all
    name: 'lists the primary DHCP servers of an organization',
    operation: 'dhcpServer.getPrimary',
    params: { organization: 'EARTH' },
    at: 'dhcpserver/primary-servers-list?serverType=all&org_name=EARTH',
    ...list([{ name: 'TCPWave00005Remote' }]),
  }),
  call({
    name: 'lists the leases of a DHCP server',
    operation: 'dhcpServer.getLeases',
    params: { serverIp: '10.1.10.2' },
    at: 'dhcpserver/dhcpActiveLeases?serverIp=10.1.10.2',
    reply: {
      status: 200,
      body: { rows: [{ address: '10.1.20.100', mac: '02:00:00:00:20:01', dhcpServer: 'dhcp-1' }] },
    },
    items: [{ address: '10.1.20.100', mac: '02:00:00:00:20:01', dhcpServer: 'dhcp-1' }],
  }),
];

const OURS = { owner: 'www.example.com.', data: '10.1.10.5', organization_name: 'EARTH' };
const THEIRS = { owner: 'www.example.com.', data: '10.1.10.5', organization_name: 'MARS' };
/** GET search/search?search_term=…&search_type=Match: https://github.com/TCPWAVE/Openstack-DDI-Automation */
const FOUND: Pick<Call, 'at' | 'reply'> = {
  at: 'search/search?search_term=10.1.10.5&entity_type=resource_record&field_name=data&search_type=Match',
  reply: { status: 200, body: { rows: [OURS, THEIRS] } },
};

const searches: readonly Vector[] = [
  call({
    name: 'finds records in all organizations',
    operation: 'search.find',
    params: { searchTerm: '10.1.10.5', entityType: 'resource_record', searchField: 'data' },
    ...FOUND,
    items: [OURS, THEIRS],
  }),
  call({
    // search_type=Text: aiotcpwave/search.py of https://github.com/jeremyschulman/aio-tcpwave
    name: 'finds objects whose name has the text',
    operation: 'search.find',
    params: { searchTerm: 'web', searchType: 'Text' },
    at: 'search/search?search_term=web&entity_type=object&field_name=name&search_type=Text',
    reply: { status: 200, body: { rows: [{ name: 'web-1', address: '10.1.10.5' }] } },
    items: [{ name: 'web-1', address: '10.1.10.5' }],
  }),
  call({
    name: 'keeps what belongs to one organization',
    operation: 'search.find',
    params: {
      searchTerm: '10.1.10.5',
      entityType: 'resource_record',
      searchField: 'data',
      organization: 'EARTH',
    },
    ...FOUND,
    items: [OURS],
  }),
];

const LEASES = {
  scheme: 'tcpwave/session-token',
  account: ACCOUNT,
  operation: 'dhcpServer.getLeases',
  params: { serverIp: '10.1.10.3' },
  request: {
    method: 'GET',
    url: `${BASE}/dhcpserver/dhcpActiveLeases?serverIp=10.1.10.3`,
    headers: TOKEN,
  },
} as const;

const verdicts: readonly Vector[] = [
  {
    scheme: 'tcpwave/session-token',
    account: ACCOUNT,
    name: 'takes a search without rows for a failure and not for nothing found',
    operation: 'search.find',
    params: { searchTerm: 'web' },
    request: {
      method: 'GET',
      url: `${BASE}/search/search?search_term=web&entity_type=object&field_name=name&search_type=Match`,
      headers: TOKEN,
    },
    reply: { status: 200, body: { found: 0 } },
    outcome: {
      error: { code: 'failed', status: 200, says: ['no list at "rows"', 'found (number)'] },
    },
  },
  {
    ...LEASES,
    name: 'shows the code and the words of a TIMS error',
    reply: {
      status: 400,
      headers: { 'Content-Type': 'text/plain' },
      body: 'TIMS-3961: The DHCP appliance may be offline.',
    },
    outcome: {
      error: { code: 'failed', status: 400, vendorCode: 'TIMS-3961', says: ['may be offline'] },
    },
  },
  {
    ...LEASES,
    name: 'names address, expiry and revocation when the token is refused',
    reply: { status: 401, body: 'Unauthorized' },
    outcome: {
      error: {
        code: 'sign-in-refused',
        status: 401,
        says: ['Unauthorized', 'IP address', 'expired', 'revoked'],
      },
    },
  },
  {
    ...LEASES,
    name: 'tells a missing permission from a refused token',
    reply: { status: 403, body: 'TIMS-1002 The admin may not perform this action' },
    outcome: {
      error: { code: 'denied', status: 403, vendorCode: 'TIMS-1002', says: ['permission'] },
    },
  },
];

const certificate: readonly Vector[] = [
  {
    name: 'sends no token header with a client certificate',
    scheme: 'tcpwave/client-certificate',
    account: {
      baseUrl: BASE,
      certificate: TEST_CERTIFICATE,
      privateKey: TEST_PRIVATE_KEY,
    },
    operation: 'organization.getMany',
    params: {},
    request: {
      method: 'GET',
      url: `${BASE}/organization/list`,
      withoutHeaders: ['TIMS-Session-Token', 'Authorization'],
    },
    reply: { status: 200, body: [{ name: 'EARTH' }] },
    outcome: { items: [{ name: 'EARTH' }] },
  },
];

export const vectors: readonly Vector[] = [
  ...organizations,
  ...domains,
  ...networks,
  ...entitySearches,
  ...subnets,
  ...objects,
  ...records,
  ...zones,
  ...dhcp,
  ...searches,
  ...verdicts,
  ...certificate,
];
