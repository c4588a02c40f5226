import type { INodeProperties } from 'n8n-workflow';
import { pairsOf } from '../shared/form/pairs';

const REQUEST = { operation: ['request'] };

/** What a request sends: the form of each media type, named as in n8n's own HTTP Request node. */
export const BODY: INodeProperties[] = [
  {
    displayName: 'Body Content Type',
    name: 'contentType',
    type: 'options',
    options: [
      { name: 'Form URL-Encoded', value: 'form' },
      { name: 'Form-Data', value: 'multipart' },
      { name: 'JSON', value: 'json' },
      { name: 'N8n Binary File', value: 'binary' },
      { name: 'None', value: 'none' },
      { name: 'Raw', value: 'raw' },
    ],
    default: 'none',
    displayOptions: { show: REQUEST },
    description: 'Type of the body',
  },
  {
    displayName: 'JSON Body',
    name: 'jsonBody',
    type: 'json',
    default: '{}',
    displayOptions: { show: { ...REQUEST, contentType: ['json'] } },
    description: 'Body of the request as JSON',
  },
  {
    displayName: 'Form Fields',
    name: 'formBody',
    ...pairsOf('Form Field'),
    displayOptions: { show: { ...REQUEST, contentType: ['form'] } },
    description: 'Names and values of the form fields',
  },
  {
    displayName: 'Parts',
    name: 'multipartBody',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true },
    placeholder: 'Add Part',
    default: {},
    displayOptions: { show: { ...REQUEST, contentType: ['multipart'] } },
    options: [
      {
        displayName: 'Part',
        name: 'entry',
        values: [
          {
            displayName: 'Type',
            name: 'type',
            type: 'options',
            options: [
              { name: 'File', value: 'file' },
              { name: 'Text', value: 'text' },
            ],
            default: 'text',
            description: 'Type of the part',
          },
          {
            displayName: 'Name',
            name: 'name',
            type: 'string',
            default: '',
            description: 'Name of the part',
          },
          {
            displayName: 'Value',
            name: 'value',
            type: 'string',
            default: '',
            displayOptions: { show: { type: ['text'] } },
            description: 'Text of the part',
          },
          {
            displayName: 'Input Data Field Name',
            name: 'binaryField',
            type: 'string',
            default: 'data',
            displayOptions: { show: { type: ['file'] } },
            description: 'Name of the incoming field that holds the file',
          },
        ],
      },
    ],
  },
  {
    displayName: 'Raw Body',
    name: 'rawBody',
    type: 'string',
    typeOptions: { rows: 4 },
    default: '',
    displayOptions: { show: { ...REQUEST, contentType: ['raw'] } },
    description: 'Body of the request, sent unchanged',
  },
  {
    displayName: 'Content Type',
    name: 'rawContentType',
    type: 'string',
    default: 'text/plain',
    placeholder: 'e.g. application/xml',
    displayOptions: { show: { ...REQUEST, contentType: ['raw'] } },
    description: 'Media type of the body',
  },
  {
    displayName: 'Input Data Field Name',
    name: 'binaryField',
    type: 'string',
    default: 'data',
    displayOptions: { show: { ...REQUEST, contentType: ['binary'] } },
    description: 'Name of the incoming field that holds the file',
  },
];
