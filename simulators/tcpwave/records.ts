import type { Values } from './fields';

export interface Organization {
  readonly id: number;
  name: string;
  description: string;
  enable_root_zone: unknown;
}

export interface Domain extends Values {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly organization_name: string;
}

export interface NewNetwork extends Values {
  readonly name: string;
  readonly address: string;
  readonly mask_length: number;
  readonly organization_name: string;
}

export interface Network extends NewNetwork {
  readonly id: number;
}

export interface NewSubnet extends Values {
  readonly name: string;
  readonly address: string;
  readonly mask_length: number;
  readonly routerAddress: string;
  readonly primary_domain: string;
  readonly network_address: string;
  readonly organization_name: string;
}

export interface Subnet extends NewSubnet {
  readonly id: number;
  /** `10.1.10.0/24`. */
  readonly fullAddress: string;
}

export interface NewObject extends Values {
  readonly name: string;
  readonly address: string;
  readonly subnet_address: string;
  readonly domain_name: string;
  readonly organization_name: string;
}

export interface IpObject extends NewObject {
  readonly id: number;
}

export interface ResourceRecord {
  readonly owner: string;
  readonly rrclass: string;
  readonly rrtype: string;
  readonly ttl: number;
  readonly data: string;
  readonly organization_name: string;
  /** Zone that holds it; empty for a record that hangs on an object only. */
  readonly zone: string;
  /** Address of the object that it belongs to; empty for a record of a zone. */
  readonly ipAddr: string;
}

export interface Zone extends Values {
  readonly id: number;
  readonly name: string;
  readonly organization_name: string;
}

export interface DhcpServer {
  readonly name: string;
  readonly v4_ipaddress: string;
  readonly organization_name: string;
}
