import type { Operation } from '../../../kit';
import { listOrWhole } from '../answers';
import { CRITERIA, CRITERIA_RULE, searchBody } from '../criteria';
import { given, mapOf, textOf, TSIM } from '../fields';

export const ciOperations = [
  {
    ...TSIM,
    resource: 'ci',
    operation: 'search',
    name: 'Search',
    action: 'Search configuration items',
    description: 'Find configuration items by attribute values',
    method: 'POST',
    path: '/bppmws/api/CI/search',
    body: 'json',
    repeatable: true,
    fields: CRITERIA,
    evidence: { source: 'C-PY', confidence: 'client' },
    oneOf: CRITERIA_RULE,
    build: searchBody,
    read: (reply) => listOrWhole(reply, ['responseList', 'response']),
  },
  {
    ...TSIM,
    resource: 'ci',
    operation: 'create',
    name: 'Create',
    action: 'Create CI',
    description: 'Create a configuration item',
    method: 'POST',
    path: '/bppmws/api/CI/create',
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'ciName',
        label: 'Name',
        description: 'Name of the CI (attribute Name)',
        required: true,
        in: 'none',
      },
      {
        kind: 'string',
        name: 'ciClass',
        byHand: 'The cell defines the classes; no call lists them',
        label: 'Class',
        description: 'Class of the CI (attribute CLASS)',
        placeholder: 'BMC_ComputerSystem',
        required: true,
        in: 'none',
      },
      {
        kind: 'string',
        name: 'homeCell',
        label: 'Home Cell',
        description: 'Home cell of the CI (attribute HomeCell)',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'status',
        label: 'Status',
        description: 'Status of the CI, such as OK (attribute status)',
        in: 'none',
      },
      {
        kind: 'boolean',
        name: 'maintenanceMode',
        label: 'Maintenance Mode',
        description: 'Whether to set the CI to maintenance mode (attribute maintenance_mode)',
        in: 'none',
        default: false,
      },
      {
        kind: 'map',
        name: 'attributes',
        label: 'Further Attributes',
        description: 'Further attributes of the CI by name',
        in: 'none',
      },
      {
        kind: 'string',
        name: 'ciType',
        label: 'CI Type',
        description: 'Type of the CI',
        in: 'query',
        default: 'CI',
      },
      {
        kind: 'string',
        name: 'routingId',
        label: 'Server or Cell',
        description: 'Name of the target server or cell; chosen by TSIM if empty',
        in: 'none',
      },
    ],
    answer: { items: ['responseList', 'response'] },
    evidence: { source: 'C-PY', confidence: 'client' },
    build: (params) => {
      const routingId = textOf(params, 'routingId');
      return {
        query:
          routingId === undefined
            ? {}
            : { routingIdKeyParam: 'NAME', routingIdType: 'SERVER_NAME', routingId },
        body: {
          attributeMap: {
            ...mapOf(params, 'attributes'),
            ...given(params, {
              ciName: 'Name',
              ciClass: 'CLASS',
              homeCell: 'HomeCell',
              status: 'status',
            }),
            maintenance_mode: params['maintenanceMode'] === true ? 'YES' : 'NO',
          },
        },
      };
    },
  },
] as const satisfies readonly Operation[];
