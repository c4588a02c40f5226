import type { Source } from '../../kit';

/** What the rows name as their source: repositories of the vendor, and of two others. */
export const sources: Readonly<Record<string, Source>> = {
  REST: { title: 'REST client of the vendor', url: 'https://github.com/TCPWAVE/TIMS-Rest-Client' },
  PM: {
    title: 'Postman collections of the vendor',
    url: 'https://github.com/tcpwaveadmin/TCPWave-Postman-Integration',
  },
  ANS: {
    title: 'Ansible playbooks of the vendor',
    url: 'https://github.com/TCPWAVE/tcpwave-ansible',
  },
  PY: {
    title: 'Python client of the vendor',
    url: 'https://github.com/TCPWAVE/tims-python-client',
  },
  GO: { title: 'Go client of the vendor', url: 'https://github.com/TCPWAVE/tims-go-client' },
  OS: {
    title: 'OpenStack automation of the vendor',
    url: 'https://github.com/TCPWAVE/Openstack-DDI-Automation',
  },
  TF: {
    title: 'Terraform provider of the vendor',
    url: 'https://github.com/TCPWAVE/TIMS-Terraform-Provider',
  },
  AIO: {
    title: 'aio-tcpwave, a client by others',
    url: 'https://github.com/jeremyschulman/aio-tcpwave',
  },
  FSR: {
    title: 'FortiSOAR connector',
    url: 'https://github.com/fortinet-fortisoar/connector-tcp-wave',
  },
};
