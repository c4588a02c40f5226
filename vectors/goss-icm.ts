import type { Json } from '../core';
import type { Vector } from './vector';

const BASE = 'https://www.anytown.example/apiserver';

const ACCOUNT = {
  baseUrl: `${BASE}/`,
  apiKey: '7d0e5a1c-9f3b-4e62-8a44-0c6f5d2b1e90',
  username: 'flow',
  password: 'pässword',
};

const GRANT = 'token-4711';

const WITH_TOKEN = {
  headers: { 'x-api-token': GRANT, 'Content-Type': 'application/json' },
  withoutHeaders: ['x-api-key', 'Authorization'],
};

const rpc = (method: string, params: Vector['params']): Json => ({
  jsonrpc: '2.0',
  id: 1,
  method,
  params,
});

const result = (value: Json): Vector['reply'] => ({
  status: 200,
  body: { jsonrpc: '2.0', id: 1, result: value },
});

/** A call with a token in hand that succeeds. */
function call(vector: {
  readonly name: string;
  readonly operation: string;
  readonly params: Readonly<Record<string, Json>>;
  readonly worker: string;
  readonly sends: Json;
  readonly answers: Json;
  readonly items?: readonly Json[];
}): Vector {
  return {
    name: vector.name,
    scheme: 'goss-icm/api-key',
    account: ACCOUNT,
    grant: GRANT,
    operation: vector.operation,
    params: vector.params,
    request: {
      method: 'POST',
      url: `${BASE}/${vector.worker}`,
      ...WITH_TOKEN,
      body: vector.sends,
    },
    reply: result(vector.answers),
    outcome: { items: vector.items ?? [vector.answers] },
  };
}

const DATES = { uprn: '100012', collections: [{ service: 'Refuse', date: '2026-11-25' }] };
const HISTORY = { id: 'h-1', labela: 'Pothole', labelb: '42', sealed: false, events: [] };
const ARTICLE = { ArticleID: 1234, ArticleHeading: 'Bin collections' };

const operations: readonly Vector[] = [
  call({
    name: 'calls an end point of the secure library',
    operation: 'endPoint.callSecure',
    params: { endPoint: 'Anytown.Waste.getCollectionDates', parameters: { uprn: '100012' } },
    worker: 'securelibrary',
    sends: rpc('Anytown.Waste.getCollectionDates', { uprn: '100012' }),
    answers: DATES,
  }),
  call({
    name: 'joins parameters from the map and from JSON, the map first',
    operation: 'endPoint.callSecure',
    params: {
      endPoint: 'Anytown.Demo.echo',
      parameters: { street: 'High Street' },
      parametersJson: { street: 'Low Street', depth: 7, tags: ['road'] },
    },
    worker: 'securelibrary',
    sends: rpc('Anytown.Demo.echo', { street: 'High Street', depth: 7, tags: ['road'] }),
    answers: { street: 'High Street', depth: 7, tags: ['road'] },
  }),
  call({
    name: 'lets an end point run on after the answer',
    operation: 'endPoint.callSecure',
    params: { endPoint: 'Anytown.Demo.slow', parametersJson: { milliseconds: 5 }, runAsync: true },
    worker: 'securelibrary',
    sends: rpc('Anytown.Demo.slow', { milliseconds: 5, _async: {} }),
    answers: { requestId: 'r-1' },
  }),
  call({
    name: 'calls an end point of the open library without parameters',
    operation: 'endPoint.callOpen',
    params: { endPoint: 'Anytown.Demo.echo' },
    worker: 'ajaxlibrary',
    sends: rpc('Anytown.Demo.echo', {}),
    answers: {},
    items: [],
  }),
  call({
    name: 'calls any method of any worker',
    operation: 'worker.call',
    params: { worker: 'history', workerMethod: 'getHistory', parameters: { id: 'h-1' } },
    worker: 'history',
    sends: rpc('getHistory', { id: 'h-1' }),
    answers: HISTORY,
  }),
  call({
    name: 'lists the methods of a worker',
    operation: 'worker.getDirectory',
    params: { worker: 'serverlibrary' },
    worker: 'serverlibrary',
    sends: rpc('_directory', {}),
    answers: ['Anytown.Demo.echo', 'Anytown.Demo.fail'],
    items: ['Anytown.Demo.echo', 'Anytown.Demo.fail'],
  }),
  call({
    name: 'reads the documentation of a worker',
    operation: 'worker.getDocumentation',
    params: { worker: 'serverlibrary' },
    worker: 'serverlibrary',
    sends: rpc('_documentation', {}),
    answers: [{ name: 'Anytown.Demo.echo', description: 'Returns what it is given' }],
    items: [{ name: 'Anytown.Demo.echo', description: 'Returns what it is given' }],
  }),
  call({
    name: 'logs an event to a history',
    operation: 'history.log',
    params: {
      labelA: 'Pothole',
      labelB: '42',
      eventName: 'INSPECTED',
      eventDescription: 'Seven centimetres deep',
      eventData: { inspector: 'Kim' },
      eventJson: { depth: 7 },
      subjectData: { street: 'High Street' },
    },
    worker: 'history',
    sends: rpc('log', {
      labela: 'Pothole',
      labelb: '42',
      subject: { street: 'High Street' },
      seal: false,
      event: {
        depth: 7,
        inspector: 'Kim',
        event: 'INSPECTED',
        description: 'Seven centimetres deep',
      },
    }),
    answers: HISTORY,
  }),
  call({
    name: 'gets the newest events of a history by its labels',
    operation: 'history.get',
    params: { labelA: 'Pothole', labelB: '42', tail: 5 },
    worker: 'history',
    sends: rpc('getHistory', { labela: 'Pothole', labelb: '42', tail: 5 }),
    answers: HISTORY,
  }),
  call({
    name: 'gets a history by its ID with a filter for its events',
    operation: 'history.get',
    params: { historyId: 'h-1', eventFilter: { key: 'event', EQ: 'INSPECTED' } },
    worker: 'history',
    sends: rpc('getHistory', { id: 'h-1', eventfilter: { key: 'event', EQ: 'INSPECTED' } }),
    answers: HISTORY,
  }),
  call({
    name: 'gives no item for a history that does not exist',
    operation: 'history.get',
    params: { historyId: 'h-9' },
    worker: 'history',
    sends: rpc('getHistory', { id: 'h-9' }),
    answers: null,
    items: [],
  }),
  call({
    name: 'searches histories of one day by label, newest first',
    operation: 'history.search',
    params: {
      filterKey: 'labela',
      filterComparison: 'EQ',
      filterValue: 'Pothole',
      createdFrom: '2026-11-20T00:00:00Z',
      createdTo: '2026-11-21T00:00:00Z',
      sealState: 'open',
      orderBy: 'created',
      orderDirection: 'DESC',
      includeEvents: true,
    },
    worker: 'history',
    sends: rpc('getHistories', {
      filter: {
        AND: [
          { key: 'labela', EQ: 'Pothole' },
          { key: 'created', GTE: 1795132800000 },
          { key: 'created', LT: 1795219200000 },
        ],
      },
      sealed: false,
      order: [{ created: 'DESC' }],
      getevents: {},
    }),
    answers: [HISTORY],
    items: [HISTORY],
  }),
  call({
    name: 'searches histories by a number',
    operation: 'history.search',
    params: { filterKey: 'labelb', filterValue: '42', filterValueType: 'number' },
    worker: 'history',
    sends: rpc('getHistories', { filter: { key: 'labelb', EQ: 42 } }),
    answers: [],
    items: [],
  }),
  call({
    name: 'starts a workflow process',
    operation: 'process.start',
    params: {
      processDefinition: 'reportpothole',
      userId: 'a0c5f1de-2f6f-4d8a-9df4-0c1d8f2f7a11',
      businessKey: 'case-1',
      variables: { street: 'High Street' },
      variablesJson: { depth: 7 },
    },
    worker: 'workflow',
    sends: rpc('startProcess', {
      processDefinition: 'reportpothole',
      userId: 'a0c5f1de-2f6f-4d8a-9df4-0c1d8f2f7a11',
      businessKey: 'case-1',
      variables: { depth: 7, street: 'High Street' },
    }),
    answers: { processInstanceId: '27701', businessKey: 'case-1' },
  }),
  call({
    // Parameters of https://docs.gossinteractive.com/article/7297/sendMessage
    name: 'sends a message to the case with this business key',
    operation: 'process.sendMessage',
    params: {
      messageName: 'paymentReceived',
      businessKey: '0717-6739-1689-9689',
      variables: { receipt: 'R-1' },
      userId: 'n8n',
    },
    worker: 'workflow',
    sends: rpc('sendMessage', {
      messageName: 'paymentReceived',
      processInstanceBusinessKey: '0717-6739-1689-9689',
      variables: { receipt: 'R-1' },
      userId: 'n8n',
    }),
    answers: true,
  }),
  call({
    // The example of https://docs.gossinteractive.com/article/7295/getProcessInstance
    name: 'gets an active process by its ID',
    operation: 'process.get',
    params: { processInstanceId: '2511' },
    worker: 'workflow',
    sends: rpc('getProcessInstance', { processInstanceId: '2511' }),
    answers: { businessKey: null, isSuspended: false, processVariables: {}, currentTasks: [] },
  }),
  call({
    // The example of https://docs.gossinteractive.com/article/7747/getQueryProcesses: all active
    // "feedback review" processes started by timg
    name: 'gets the active processes of a user',
    operation: 'process.getMany',
    params: { processDefinitionKey: 'feedbackreview', startedBy: 'timg', processState: 'active' },
    worker: 'workflow',
    sends: rpc('getQueryProcesses', {
      useQueryService: true,
      start: 0,
      limit: 50,
      filter: {
        AND: [
          { key: 'processDefinitionKey', EQ: 'feedbackreview' },
          { key: 'startedBy', EQ: 'timg' },
          { key: 'active', EQ: true },
        ],
      },
    }),
    answers: [{ processId: '2511' }],
    items: [{ processId: '2511' }],
  }),
  call({
    name: 'gets suspended processes that were started in a week, newest first',
    operation: 'process.getMany',
    params: {
      suspended: 'true',
      startedFrom: '2026-11-16',
      startedTo: '2026-11-23',
      orderBy: 'creationDate',
      orderDirection: 'desc',
    },
    worker: 'workflow',
    sends: rpc('getQueryProcesses', {
      useQueryService: true,
      start: 0,
      limit: 50,
      filter: {
        AND: [
          { key: 'suspended', EQ: true },
          { key: 'startedDate', GTE: '2026-11-16T00:00:00Z' },
          { key: 'startedDate', LT: '2026-11-23T00:00:00Z' },
        ],
      },
      sortOrder: [{ creationDate: 'desc' }],
    }),
    answers: [],
    items: [],
  }),
  call({
    name: 'gets all processes',
    operation: 'process.getMany',
    params: {},
    worker: 'workflow',
    sends: rpc('getQueryProcesses', { useQueryService: true, start: 0, limit: 50 }),
    answers: [],
    items: [],
  }),
  call({
    // The example of https://docs.gossinteractive.com/article/7159/deleteHistories
    name: 'deletes the histories of a label written after a time',
    operation: 'history.deleteMany',
    params: {
      filterValue: 'LoopingWorkflow',
      filterJson: { key: 'created', GT: 1611931464496 },
      sealedOnly: false,
    },
    worker: 'history',
    sends: rpc('deleteHistories', {
      filter: {
        AND: [
          { key: 'labela', EQ: 'LoopingWorkflow' },
          { key: 'created', GT: 1611931464496 },
        ],
      },
    }),
    answers: true,
  }),
  call({
    name: 'deletes sealed histories only, unless told otherwise',
    operation: 'history.deleteMany',
    params: { filterValue: 'Old' },
    worker: 'history',
    sends: rpc('deleteHistories', { filter: { key: 'labela', EQ: 'Old' }, sealed: true }),
    answers: true,
  }),
  call({
    name: 'gets finished processes of a period with some variables',
    operation: 'process.getHistoric',
    params: {
      processState: 'finished',
      finishedAfter: '2026-11-01T00:00:00Z',
      finishedBefore: '2026-11-02T02:00:00+02:00',
      includeCurrentTasks: true,
      variableList: ['street'],
    },
    worker: 'workflow',
    sends: rpc('getHistoricProcessInstances', {
      includeCurrentTasks: true,
      variableList: ['street'],
      firstResult: 0,
      maxResults: 50,
      finished: true,
      finishedAfter: '2026-11-01T00:00:00Z',
      finishedBefore: '2026-11-02T00:00:00Z',
    }),
    answers: [{ id: '27600', businessKey: '0717-6739' }],
    items: [{ id: '27600', businessKey: '0717-6739' }],
  }),
  call({
    name: 'gets all processes with all variables',
    operation: 'process.getHistoric',
    params: { includeProcessVariables: true },
    worker: 'workflow',
    sends: rpc('getHistoricProcessInstances', {
      includeCurrentTasks: false,
      firstResult: 0,
      maxResults: 50,
      includeProcessVariables: true,
    }),
    answers: { total: 1, list: [{ id: '27600' }] },
    items: [{ id: '27600' }],
  }),
  call({
    name: 'gets the tasks that nobody has taken and that are due this week',
    operation: 'task.getMany',
    params: {
      candidateGroups: 'Highways',
      unassignedOnly: true,
      dueFrom: '2026-11-16',
      dueTo: '2026-11-23',
      orderBy: 'dueDate',
    },
    worker: 'workflow',
    sends: rpc('getQueryTasks', {
      useQueryService: true,
      start: 0,
      limit: 50,
      filter: {
        AND: [
          { key: 'candidateGroups', EQ: 'Highways' },
          { key: 'assigned', EQ: false },
          { key: 'dueDate', GTE: '2026-11-16T00:00:00Z' },
          { key: 'dueDate', LT: '2026-11-23T00:00:00Z' },
        ],
      },
      sortOrder: [{ dueDate: 'asc' }],
    }),
    answers: [{ id: '27702', name: 'Inspect' }],
    items: [{ id: '27702', name: 'Inspect' }],
  }),
  call({
    name: 'gets all active tasks',
    operation: 'task.getMany',
    params: {},
    worker: 'workflow',
    sends: rpc('getQueryTasks', { useQueryService: true, start: 0, limit: 50 }),
    answers: [],
    items: [],
  }),
  call({
    name: 'gets properties of an article',
    operation: 'article.get',
    params: { articleId: 1234, properties: 'ArticleHeading' },
    worker: 'icmapi',
    sends: rpc('CSArticle_get', { set: { ArticleID: 1234 }, get: 'ArticleHeading' }),
    answers: { ArticleHeading: 'Bin collections' },
  }),
  call({
    name: 'gets the empty structure of a template',
    operation: 'article.getStructure',
    params: { templateId: 7 },
    worker: 'icmapi',
    sends: rpc('iCM_obj_articleGet', {
      ArticleTemplateID: 7,
      Preview: false,
      OverrideSecurity: false,
    }),
    answers: { ArticleID: 0, ArticleTemplateID: 7 },
  }),
  call({
    name: 'creates an article',
    operation: 'article.create',
    params: {
      heading: 'Gritting',
      parentId: 3,
      templateId: 7,
      structure: { ArticleID: 99, ArticleText: '' },
      elements: { ArticleSummary: 'Which roads we grit' },
      versionNotes: 'First version',
    },
    worker: 'icmapi',
    sends: rpc('iCM_obj_articleUpdate', {
      SignificantChange: false,
      ArticleStruct: {
        ArticleDate: '',
        ArticleText: '',
        ArticleSummary: 'Which roads we grit',
        ArticleID: 0,
        ArticleHeading: 'Gritting',
        ArticleParentID: 3,
        ArticleTemplateID: 7,
      },
      VersionNotes: 'First version',
    }),
    answers: { ArticleID: 1236 },
  }),
  call({
    name: 'changes the heading of an article',
    operation: 'article.update',
    params: { articleId: 1234, heading: 'Bins', significantChange: true },
    worker: 'icmapi',
    sends: rpc('iCM_obj_articleUpdate', {
      SignificantChange: true,
      ArticleStruct: { ArticleDate: '', ArticleID: 1234, ArticleHeading: 'Bins' },
    }),
    answers: ARTICLE,
  }),
  call({
    name: 'finds the addresses of a postcode',
    operation: 'postcode.search',
    params: { postcode: 'AN1 2YT', provider: 'local' },
    worker: 'postcode',
    sends: rpc('postcodeSearch', { postcode: 'AN1 2YT', provider: 'local' }),
    answers: [{ udprn: '23000001', town: 'ANYTOWN' }],
    items: [{ udprn: '23000001', town: 'ANYTOWN' }],
  }),
  call({
    name: 'sends an email with address objects',
    operation: 'email.send',
    params: {
      to: ['ann@anytown.example'],
      cc: ['bob@anytown.example'],
      subject: 'Pothole {{42}}',
      bodyText: 'It is filled.',
      bodyHtml: '<p>It is filled.</p>',
      fromAddress: 'highways@anytown.example',
      fromName: 'Highways',
    },
    worker: 'email',
    sends: rpc('sendmail', {
      to: [{ address: 'ann@anytown.example' }],
      cc: [{ address: 'bob@anytown.example' }],
      from: { address: 'highways@anytown.example', name: 'Highways' },
      subject: { text: 'Pothole {{42}}', useHandlebars: false },
      body: { text: 'It is filled.', html: '<p>It is filled.</p>', useHandlebars: false },
    }),
    answers: { id: 'm-1' },
  }),
  call({
    name: 'sends an email as plain texts where the server wants it so',
    operation: 'email.send',
    params: {
      to: ['ann@anytown.example'],
      subject: 'Pothole 42',
      bodyText: 'It is filled.',
      fromAddress: 'highways@anytown.example',
      addressForm: 'texts',
    },
    worker: 'email',
    sends: rpc('sendmail', {
      to: ['ann@anytown.example'],
      from: 'highways@anytown.example',
      subject: 'Pothole 42',
      body: 'It is filled.',
    }),
    answers: { id: 'm-2' },
  }),
];

const ECHO = {
  scheme: 'goss-icm/api-key',
  account: ACCOUNT,
  operation: 'endPoint.callSecure',
  params: { endPoint: 'Anytown.Demo.echo' },
} as const;

const WITH_GRANT = {
  ...ECHO,
  grant: GRANT,
  request: {
    method: 'POST',
    url: `${BASE}/securelibrary`,
    ...WITH_TOKEN,
    body: rpc('Anytown.Demo.echo', {}),
  },
} as const;

const signIn: readonly Vector[] = [
  {
    ...ECHO,
    name: 'goes with key and user where there is no token yet',
    request: {
      method: 'POST',
      url: `${BASE}/securelibrary`,
      headers: {
        'x-api-key': ACCOUNT.apiKey,
        // UTF-8: "flow:pässword".
        Authorization: 'Basic Zmxvdzpww6Rzc3dvcmQ=',
      },
      withoutHeaders: ['x-api-token'],
      body: rpc('Anytown.Demo.echo', {}),
    },
    reply: { ...result({ ok: true }), headers: { 'X-Api-Token': 'token-4712' } },
    outcome: { items: [{ ok: true }] },
  },
  {
    ...ECHO,
    name: 'goes with the key alone where the key asks for no user',
    account: { baseUrl: BASE, apiKey: ACCOUNT.apiKey },
    request: {
      method: 'POST',
      url: `${BASE}/securelibrary`,
      headers: { 'x-api-key': ACCOUNT.apiKey },
      withoutHeaders: ['x-api-token', 'Authorization'],
      body: rpc('Anytown.Demo.echo', {}),
    },
    reply: result({ ok: true }),
    outcome: { items: [{ ok: true }] },
  },
  {
    ...ECHO,
    name: 'says what to check when key and user are refused',
    request: {
      method: 'POST',
      url: `${BASE}/securelibrary`,
      headers: { 'x-api-key': ACCOUNT.apiKey },
      body: { jsonrpc: '2.0', id: 1, method: 'Anytown.Demo.echo', params: {} },
    },
    reply: { status: 401 },
    outcome: {
      error: { code: 'sign-in-refused', status: 401, says: ['API key', 'IP address'] },
    },
  },
];

const verdicts: readonly Vector[] = [
  {
    ...WITH_GRANT,
    name: 'takes a JSON-RPC error under HTTP 200 as a failure',
    reply: {
      status: 200,
      body: { jsonrpc: '2.0', id: 1, error: { code: -32601, message: 'Method not found' } },
    },
    outcome: {
      error: { code: 'failed', status: 200, vendorCode: '-32601', says: ['Method not found'] },
    },
  },
  {
    ...WITH_GRANT,
    name: 'takes an error inside the result as a failure',
    reply: result([{ Error: 'Lookup failed', Description: 'No such postcode' }]),
    outcome: {
      error: { code: 'failed', status: 200, says: ['Lookup failed', 'No such postcode'] },
    },
  },
  {
    ...WITH_GRANT,
    name: 'takes a web page in place of an answer as a failure',
    reply: {
      status: 200,
      headers: { 'Content-Type': 'text/html' },
      body: '<!DOCTYPE html><title>Anytown Council</title>',
    },
    outcome: { error: { code: 'failed', status: 200, says: ['not JSON-RPC'] } },
  },
  {
    ...WITH_GRANT,
    name: 'keeps the words of a plain failure',
    reply: { status: 404, body: 'No such worker' },
    outcome: { error: { code: 'failed', status: 404, says: ['No such worker'] } },
  },
  {
    ...WITH_GRANT,
    name: 'tells a forbidden call from a refused key',
    reply: { status: 403 },
    outcome: { error: { code: 'denied', status: 403, says: ['lacks permission for this'] } },
  },
];

export const vectors: readonly Vector[] = [...operations, ...signIn, ...verdicts];
