import type { Field, Operation } from '../../../kit';
import { listOf, TSIM } from '../fields';

const SLO_ID = [
  {
    kind: 'string',
    name: 'sloId',
    label: 'SLO',
    description: 'Name or ID of the service level objective',
    required: true,
    in: 'path',
  },
  {
    kind: 'enum',
    name: 'idType',
    label: 'SLO Is A',
    description: 'What stands in SLO',
    in: 'query',
    to: 'idtype',
    default: 'name',
    options: [
      { value: 'name', label: 'Name' },
      { value: 'id', label: 'ID' },
    ],
  },
] as const satisfies readonly Field[];

export const sloOperations = [
  {
    ...TSIM,
    resource: 'slo',
    operation: 'create',
    name: 'Create',
    action: 'Create SLO',
    description: 'Create a service level objective for a device',
    method: 'POST',
    path: '/bppmws/api/slo/create',
    body: 'json',
    fields: [
      {
        kind: 'string',
        name: 'sloName',
        label: 'Name',
        description: 'Name of the service level objective',
        required: true,
        in: 'body',
        to: 'name',
      },
      {
        kind: 'string',
        name: 'filterId',
        label: 'Device',
        description: 'Name of the device that it is about',
        required: true,
        in: 'query',
        to: 'filterid',
      },
      {
        kind: 'string',
        name: 'complianceObjective',
        label: 'Compliance Objective',
        description: 'Which part of the time the objective must be met, in percent',
        required: true,
        in: 'body',
        to: 'complianceobjective',
      },
      {
        kind: 'string',
        name: 'complianceRangeSet',
        label: 'Compliance Range Set',
        description: 'Name of the set of compliance ranges',
        in: 'body',
        to: 'compliancerangeset',
      },
      {
        kind: 'string',
        name: 'sloType',
        label: 'SLO Type',
        description: 'Type of the service level objective',
        in: 'body',
        to: 'type',
      },
      {
        kind: 'string',
        name: 'owner',
        label: 'Owner',
        description: 'Who answers for it',
        in: 'body',
      },
      {
        kind: 'string',
        name: 'contactInfo',
        label: 'Contact',
        description: 'How the owner is reached',
        in: 'body',
        to: 'contactinfo',
      },
      {
        kind: 'string',
        name: 'content',
        label: 'Content',
        description: 'What the objective says',
        in: 'body',
      },
      {
        kind: 'list',
        name: 'schedules',
        label: 'Schedules',
        description: 'Names of the schedules in which it counts',
        in: 'none',
      },
    ],
    fixed: { query: { filtertype: 'device', filteridtype: 'name' } },
    answer: { items: ['response', 'responseList'] },
    evidence: { source: 'I-SLO', confidence: 'documented' },
    build: (params) => {
      const schedules = listOf(params, 'schedules');
      return schedules.length === 0
        ? {}
        : { body: { schedules: schedules.map((name) => ({ name })) } };
    },
  },
  {
    ...TSIM,
    resource: 'slo',
    operation: 'getMetadata',
    name: 'Get Metadata',
    action: 'Get SLO metadata',
    description: 'Get what is known about a service level objective',
    method: 'GET',
    path: '/bppmws/api/slo/{sloId}/metadata',
    fields: SLO_ID,
    answer: { items: ['response', 'responseList'] },
    evidence: { source: 'I-SLO; its method is not shown', confidence: 'guess' },
  },
  {
    ...TSIM,
    resource: 'slo',
    operation: 'delete',
    name: 'Delete',
    action: 'Delete SLO',
    description: 'Delete a service level objective',
    method: 'DELETE',
    path: '/bppmws/api/slo/{sloId}/delete',
    fields: SLO_ID,
    answer: { items: ['response', 'responseList'] },
    evidence: { source: 'I-SLO; its method is not shown', confidence: 'guess' },
  },
] as const satisfies readonly Operation[];
