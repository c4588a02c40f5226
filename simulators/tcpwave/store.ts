import { contains, isAligned, overlaps, span, toAddress, toNumber } from './ipv4';
import type {
  DhcpServer,
  Domain,
  IpObject,
  Network,
  NewNetwork,
  NewObject,
  NewSubnet,
  Organization,
  ResourceRecord,
  Subnet,
  Zone,
} from './records';
import { TIMS, TimsError } from './tims-error';

/** The appliance's data, with one small network to begin with. */
export class Store {
  private lastId = 1000;
  readonly organizations: Organization[] = [
    { id: 1, name: 'EARTH', description: 'Internal', enable_root_zone: 1 },
    { id: 2, name: 'MARS', description: '', enable_root_zone: 0 },
  ];
  readonly domains: Domain[] = [
    { id: 11, name: 'example.com', description: 'Public', organization_name: 'EARTH' },
    { id: 12, name: 'corp.example.com', description: 'Internal', organization_name: 'EARTH' },
  ];
  readonly networks: Network[] = [];
  readonly subnets: Subnet[] = [];
  readonly objects: IpObject[] = [];
  readonly records: ResourceRecord[] = [];
  readonly zones: Zone[] = [];
  readonly dhcpServers: readonly DhcpServer[] = [
    { name: 'dhcp-1', v4_ipaddress: '10.1.10.2', organization_name: 'EARTH' },
    { name: 'dhcp-2', v4_ipaddress: '10.1.10.3', organization_name: 'EARTH' },
  ];

  constructor() {
    const organization_name = 'EARTH';
    this.addNetwork({
      name: 'Demo Network',
      address: '10.1.0.0',
      mask_length: 16,
      organization_name,
    });
    for (const [third, name] of [
      ['10', 'Servers'],
      ['20', 'Desks'],
    ] as const) {
      this.addSubnet({
        name,
        address: `10.1.${third}.0`,
        mask_length: 24,
        routerAddress: `10.1.${third}.1`,
        primary_domain: 'example.com',
        network_address: '10.1.0.0',
        organization_name,
      });
    }
    this.zones.push({ id: this.nextId(), name: 'example.com', organization_name });
    for (const [last, name] of [
      ['5', 'web-1'],
      ['6', 'db-1'],
    ] as const) {
      this.addObject({
        name,
        address: `10.1.10.${last}`,
        class_code: 'Server',
        alloc_type: 1,
        mac: '',
        ttl: 1200,
        subnet_address: '10.1.10.0',
        domain_name: 'example.com',
        organization_name,
        update_ns_a: true,
      });
    }
  }

  nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  /** @throws {TimsError} when there is no such organization */
  organization(name: string): Organization {
    const found = this.organizations.find((entry) => entry.name === name);
    if (found !== undefined) return found;
    throw new TimsError(TIMS.unknownOrganization, `Organization ${name} does not exist`);
  }

  subnet(address: string, organization: string): Subnet {
    this.organization(organization);
    const found = this.subnets.find(
      (entry) => entry.address === address && entry.organization_name === organization,
    );
    if (found !== undefined) return found;
    throw new TimsError(TIMS.unknownSubnet, `Subnet ${address} does not exist`);
  }

  object(address: string, organization: string): IpObject | undefined {
    return this.objects.find(
      (entry) => entry.address === address && entry.organization_name === organization,
    );
  }

  zone(name: string, organization: string): Zone {
    this.organization(organization);
    const found = this.zones.find(
      (entry) => entry.name === name && entry.organization_name === organization,
    );
    if (found !== undefined) return found;
    throw new TimsError(TIMS.unknownZone, `Zone ${name} does not exist`);
  }

  addNetwork(values: NewNetwork): Network {
    this.organization(values.organization_name);
    if (!isAligned(values))
      throw new TimsError(TIMS.badParameter, 'The mask does not fit the address');
    const clash = this.networks.some(
      (entry) => entry.organization_name === values.organization_name && overlaps(entry, values),
    );
    if (clash)
      throw new TimsError(TIMS.conflict, `Network ${values.address} overlaps with another`);
    const network: Network = { ...values, id: this.nextId() };
    this.networks.push(network);
    return network;
  }

  addSubnet(values: NewSubnet): Subnet {
    const block = { address: values.address, mask_length: values.mask_length };
    const network = this.networks.find(
      (entry) =>
        entry.organization_name === values.organization_name &&
        entry.address === values.network_address &&
        contains(entry, block.address),
    );
    if (network === undefined) {
      throw new TimsError(
        TIMS.noNetworkForSubnet,
        'Subnet does not belong to any existing network',
      );
    }
    if (!isAligned(block))
      throw new TimsError(TIMS.badParameter, 'The mask does not fit the address');
    const clash = this.subnets.some(
      (entry) => entry.organization_name === values.organization_name && overlaps(entry, block),
    );
    if (clash) throw new TimsError(TIMS.conflict, `Subnet ${block.address} overlaps with another`);
    const subnet: Subnet = {
      ...values,
      id: this.nextId(),
      fullAddress: `${block.address}/${block.mask_length}`,
    };
    this.subnets.push(subnet);
    return subnet;
  }

  addObject(values: NewObject): IpObject {
    const subnet = this.subnet(values.subnet_address, values.organization_name);
    if (!contains(subnet, values.address)) {
      throw new TimsError(
        TIMS.badParameter,
        `${values.address} is outside subnet ${subnet.fullAddress}`,
      );
    }
    if (this.object(values.address, values.organization_name) !== undefined) {
      throw new TimsError(TIMS.conflict, `Object ${values.address} already exists`);
    }
    const object: IpObject = { ...values, id: this.nextId() };
    this.objects.push(object);
    const zone = this.zones.find(
      (entry) =>
        entry.name === values.domain_name && entry.organization_name === values.organization_name,
    );
    if (values.update_ns_a === true && zone !== undefined) {
      this.records.push({
        owner: `${values.name}.${zone.name}.`,
        rrclass: 'IN',
        rrtype: 'A',
        ttl: Number(values.ttl ?? 1200),
        data: values.address,
        organization_name: values.organization_name,
        zone: zone.name,
        ipAddr: values.address,
      });
    }
    return object;
  }

  /** Free runs of a subnet: no network, broadcast or router address, no object. */
  freeRanges(subnet: Subnet): readonly { readonly startIp: string; readonly endIp: string }[] {
    const first = toNumber(subnet.address);
    const last = first + span(subnet.mask_length) - 1;
    const taken = new Set(
      this.objects
        .filter((entry) => entry.organization_name === subnet.organization_name)
        .map((entry) => toNumber(entry.address)),
    );
    taken.add(toNumber(subnet.routerAddress));
    const ranges: { startIp: string; endIp: string }[] = [];
    let open: number | undefined;
    for (let at = first + 1; at <= last; at += 1) {
      const free = at < last && !taken.has(at);
      if (free) open ??= at;
      if (!free && open !== undefined) {
        ranges.push({ startIp: toAddress(open), endIp: toAddress(at - 1) });
        open = undefined;
      }
    }
    return ranges;
  }
}
