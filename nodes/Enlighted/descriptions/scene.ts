// Generated from core/vendors by "npm run generate". Do not edit.
import type { INodeProperties } from 'n8n-workflow';

export const sceneDescription: INodeProperties[] = [
  {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    displayOptions: { show: { resource: ['scene'] } },
    options: [
      {
        name: 'Get Levels',
        value: 'getLevels',
        action: 'Get levels of scene',
        description: 'Get the light level that each fixture has in a scene',
      },
    ],
    default: 'getLevels',
  },
  {
    displayName: 'Scene ID',
    name: 'sceneId',
    type: 'string',
    default: '',
    required: true,
    displayOptions: { show: { resource: ['scene'], operation: ['getLevels'] } },
    description: 'ID of the scene, as Get Scenes of a switch shows it',
  },
];
