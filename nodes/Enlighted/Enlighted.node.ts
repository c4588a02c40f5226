// Generated from core/vendors by "npm run generate". Do not edit.
import type {
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';
import { searchList } from '../shared/list-search';
import { optionsProperty } from '../shared/options';
import { runOperations } from '../shared/run';
import { switchGroupDescription } from './descriptions/switchGroup';
import { switchDescription } from './descriptions/switch';
import { sceneDescription } from './descriptions/scene';
import { companyDescription } from './descriptions/company';
import { campusDescription } from './descriptions/campus';
import { floorDescription } from './descriptions/floor';
import { areaDescription } from './descriptions/area';
import { fixtureDescription } from './descriptions/fixture';
import { sensorDescription } from './descriptions/sensor';
import { occupancyDescription } from './descriptions/occupancy';
import { energyDescription } from './descriptions/energy';
import { demandResponseDescription } from './descriptions/demandResponse';
import { emergencyDescription } from './descriptions/emergency';
import { customDescription } from './descriptions/custom';

export class Enlighted implements INodeType {
  description: INodeTypeDescription = {
    displayName: 'Enlighted Manage',
    name: 'enlighted',
    icon: { light: 'file:../../icons/enlighted.svg', dark: 'file:../../icons/enlighted.dark.svg' },
    group: ['transform'],
    version: 1,
    subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
    description:
      'Enlighted Manage (Energy Manager): lights, sensors, occupancy and energy of buildings',
    defaults: { name: 'Enlighted Manage' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    usableAsTool: true,
    credentials: [
      {
        name: 'enlightedApi',
        required: true,
        displayOptions: { show: { authentication: ['enlighted/api-key'] } },
      },
      {
        name: 'enlightedLegacyApi',
        required: true,
        displayOptions: { show: { authentication: ['enlighted/legacy'] } },
      },
    ],
    properties: [
      {
        displayName: 'Authentication',
        name: 'authentication',
        type: 'options',
        noDataExpression: true,
        options: [
          {
            name: 'API Key (Manage 4.5 and Later)',
            value: 'enlighted/api-key',
            description: 'Sends the API key as it is. TLS keeps it private.',
          },
          {
            name: 'Signed (Manage 4.4 and Older)',
            value: 'enlighted/legacy',
            description:
              'Signs each call with SHA-1 over user name, API key and the time in milliseconds',
          },
        ],
        default: 'enlighted/api-key',
      },
      {
        displayName: 'Resource',
        name: 'resource',
        type: 'options',
        noDataExpression: true,
        options: [
          { name: 'Area', value: 'area' },
          { name: 'Campus', value: 'campus' },
          { name: 'Company', value: 'company' },
          { name: 'Custom', value: 'custom' },
          { name: 'Demand Response', value: 'demandResponse' },
          { name: 'Emergency', value: 'emergency' },
          { name: 'Energy', value: 'energy' },
          { name: 'Fixture', value: 'fixture' },
          { name: 'Floor', value: 'floor' },
          { name: 'Occupancy', value: 'occupancy' },
          { name: 'Scene', value: 'scene' },
          { name: 'Sensor', value: 'sensor' },
          { name: 'Switch', value: 'switch' },
          { name: 'Switch Group', value: 'switchGroup' },
        ],
        default: 'switchGroup',
      },
      ...switchGroupDescription,
      ...switchDescription,
      ...sceneDescription,
      ...companyDescription,
      ...campusDescription,
      ...floorDescription,
      ...areaDescription,
      ...fixtureDescription,
      ...sensorDescription,
      ...occupancyDescription,
      ...energyDescription,
      ...demandResponseDescription,
      ...emergencyDescription,
      ...customDescription,
      optionsProperty,
    ],
  };

  methods = {
    listSearch: {
      searchFloorGetManyIdName: searchList('enlighted', {
        operation: 'floor.getMany',
        value: 'id',
        label: 'name',
      }),
      searchSwitchGroupGetByFacilityNameFacilityFacilityId: searchList('enlighted', {
        operation: 'switchGroup.getByFacility',
        value: 'name',
        label: 'name',
        params: { facility: 'floor', facilityId: '{floorId}' },
      }),
      searchAreaGetManyIdNameFloorId: searchList('enlighted', {
        operation: 'area.getMany',
        value: 'id',
        label: 'name',
        params: { floorId: '{floorId}' },
      }),
      searchFixtureGetManyIdNameFloorId: searchList('enlighted', {
        operation: 'fixture.getMany',
        value: 'id',
        label: 'name',
        params: { floorId: '{floorId}' },
      }),
    },
  };

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await runOperations.call(this, 'enlighted');
  }
}
