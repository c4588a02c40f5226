import type { Vendor } from '../../kit';
import { guide } from './guide';
import { version1 } from './n8n-version-1';
import { commandOperations } from './operations/command';
import { energyOperations } from './operations/energy';
import { occupancyOperations } from './operations/occupancy';
import { organizationOperations } from './operations/organization';
import { plugLoadOperations } from './operations/plug-load';
import { sensorOperations } from './operations/sensor';
import { switchOperations } from './operations/switch';
import { apiKey, legacy } from './schemes';

export const vendor: Vendor = {
  id: 'enlighted',
  name: 'Enlighted Manage',
  description:
    'Enlighted Manage (Energy Manager): lights, sensors, occupancy and energy of buildings',
  aliases: ['lighting', 'occupancy', 'energy', 'building', 'sensors', 'iot'],
  n8n: { className: 'Enlighted', version1 },
  // A hanging lamp and its light.
  glyph:
    'M11 1h2v4.1c3.9.5 7 3.8 7 7.9H4c0-4.1 3.1-7.4 7-7.9V1zM9 15h6a3 3 0 0 1-6 0zM3.5 16.5l1.4 1.4-2.1 2.1-1.4-1.4 2.1-2.1zM20.5 16.5l2.1 2.1-1.4 1.4-2.1-2.1 1.4-1.4zM11 20h2v3h-2v-3z',
  color: '#8CC152',
  schemes: [apiKey, legacy],
  resources: {
    switch: { name: 'Switch' },
    switchGroup: { name: 'Switch Group' },
    scene: { name: 'Scene' },
    fixture: { name: 'Fixture' },
    sensor: { name: 'Sensor' },
    occupancy: { name: 'Occupancy' },
    energy: { name: 'Energy' },
    plugLoad: { name: 'Plug Load' },
    floor: { name: 'Floor' },
    area: { name: 'Area' },
    building: { name: 'Building' },
    campus: { name: 'Campus' },
    company: { name: 'Company' },
    bacnet: { name: 'BACnet' },
    demandResponse: { name: 'Demand Response' },
    emergency: { name: 'Emergency' },
  },
  operations: [
    ...switchOperations,
    ...organizationOperations,
    ...sensorOperations,
    ...occupancyOperations,
    ...energyOperations,
    ...plugLoadOperations,
    ...commandOperations,
  ],
  guide,
};
