import { InputError } from '../../../kit';
import type { BuiltRequest, Field, JsonObject, Operation, Params } from '../../../kit';
import { objectOf, textOf } from '../param-values';

const CONFIRM = 'Changes an article of the public website';

const NOTES_LIMIT = 256;

const ARTICLE_ID = {
  kind: 'integer',
  name: 'articleId',
  byHand: 'The article editor of iCM shows the ID; no method lists articles',
  label: 'Article ID',
  description: 'ID of the article',
  min: 1,
  required: true,
  in: 'none',
} as const satisfies Field;

/** What a new article and a changed one have in common. */
const CONTENT = [
  {
    kind: 'json',
    name: 'structure',
    label: 'Structure (JSON)',
    description: 'Response of Get Structure with all elements of the article',
    in: 'none',
  },
  {
    kind: 'map',
    name: 'elements',
    label: 'Elements',
    description: 'Further elements of the article by name, such as ArticleSummary',
    in: 'none',
  },
  {
    kind: 'text',
    name: 'versionNotes',
    label: 'Version Notes',
    description: 'Summary of the change (256 characters at most)',
    in: 'none',
  },
  {
    kind: 'boolean',
    name: 'significantChange',
    label: 'Significant Change',
    description: 'Whether to mark this version as a significant change',
    default: false,
    in: 'body',
    to: 'SignificantChange',
  },
] as const satisfies readonly Field[];

function heading(required: boolean): Field {
  return {
    kind: 'string',
    name: 'heading',
    label: 'Heading',
    description: 'Heading of the article',
    required,
    in: 'none',
  };
}

function parentId(required: boolean): Field {
  return {
    kind: 'integer',
    name: 'parentId',
    byHand: 'The article editor of iCM shows the ID; no method lists articles',
    label: 'Parent ID',
    description: 'ID of the parent article',
    min: 0,
    required,
    in: 'none',
  };
}

function templateId(required: boolean): Field {
  return {
    kind: 'integer',
    name: 'templateId',
    byHand: 'Get Structure returns the ID of the template',
    label: 'Template ID',
    description: 'ID of the template of the article',
    min: 1,
    required,
    in: 'none',
  };
}

/** Articles of the content management system, through the icmapi worker. */
export const articleOperations: readonly Operation[] = [
  {
    resource: 'article',
    operation: 'get',
    name: 'Get',
    action: 'Get article',
    description: 'Get properties of an article',
    method: 'POST',
    path: '/icmapi',
    fields: [
      { ...ARTICLE_ID, in: 'body', to: 'set.ArticleID' },
      {
        kind: 'string',
        name: 'properties',
        label: 'Properties',
        description: 'Properties to return by name, comma-separated, or * for all',
        default: '*',
        placeholder: 'ArticleHeading',
        required: true,
        in: 'body',
        to: 'get',
      },
      {
        kind: 'integer',
        name: 'siteUserId',
        label: 'Site User ID',
        description: 'ID of the website user on whose behalf a secured article is read',
        in: 'body',
        to: 'set.UserID',
      },
    ],
    body: 'json-rpc',
    rpcMethod: 'CSArticle_get',
    answer: { items: 'result' },
    repeatable: true,
    evidence: { source: 'article 7170, article 7317', confidence: 'documented' },
  },
  {
    resource: 'article',
    operation: 'getStructure',
    name: 'Get Structure',
    action: 'Get structure of article',
    description: 'Get an article, or an empty article, as the structure for Create and Update',
    method: 'POST',
    path: '/icmapi',
    fields: [
      {
        ...ARTICLE_ID,
        description: 'ID of the article; empty for an empty structure',
        required: false,
        in: 'body',
        to: 'ArticleID',
      },
      {
        kind: 'integer',
        name: 'templateId',
        label: 'Template ID',
        description: 'ID of the template of the empty structure',
        min: 1,
        in: 'body',
        to: 'ArticleTemplateID',
      },
      {
        kind: 'integer',
        name: 'siteUserId',
        label: 'Site User ID',
        description: 'ID of the website user on whose behalf a secured article is read',
        in: 'body',
        to: 'UserID',
      },
      {
        kind: 'string',
        name: 'detailLevel',
        label: 'Detail Level',
        description: 'Detail level of the article',
        in: 'body',
        to: 'DetailLevel',
      },
      {
        kind: 'boolean',
        name: 'preview',
        label: 'Preview',
        description: 'Whether to return the draft version',
        default: false,
        in: 'body',
        to: 'Preview',
      },
      {
        kind: 'boolean',
        name: 'overrideSecurity',
        label: 'Override Security',
        description: 'Whether to read secured articles without their body text',
        default: false,
        in: 'body',
        to: 'OverrideSecurity',
      },
    ],
    body: 'json-rpc',
    rpcMethod: 'iCM_obj_articleGet',
    answer: { items: 'result' },
    repeatable: true,
    evidence: { source: 'article 7276', confidence: 'documented' },
    oneOf: [['articleId', 'templateId']],
    build: (params) => {
      if (params.articleId !== undefined && params.templateId !== undefined) {
        throw new InputError(
          'articleId',
          'articleId: give an article ID or a template ID, not both.',
        );
      }
      return {};
    },
  },
  {
    resource: 'article',
    operation: 'create',
    name: 'Create',
    action: 'Create article',
    description: 'Create an article with the default credentials of the API key',
    method: 'POST',
    path: '/icmapi',
    fields: [heading(true), parentId(true), templateId(true), ...CONTENT],
    body: 'json-rpc',
    rpcMethod: 'iCM_obj_articleUpdate',
    answer: { items: 'result' },
    confirm: CONFIRM,
    evidence: { source: 'article 7277', confidence: 'documented' },
    // 0 stands for "a new one".
    build: (params) => buildArticle(params, 0),
  },
  {
    resource: 'article',
    operation: 'update',
    name: 'Update',
    action: 'Update article',
    description: 'Change an article with the default credentials of the API key',
    method: 'POST',
    path: '/icmapi',
    fields: [ARTICLE_ID, heading(false), parentId(false), templateId(false), ...CONTENT],
    body: 'json-rpc',
    rpcMethod: 'iCM_obj_articleUpdate',
    answer: { items: 'result' },
    confirm: CONFIRM,
    evidence: { source: 'article 7277', confidence: 'documented' },
    build: (params) => buildArticle(params, Number(params.articleId)),
  },
];

const ELEMENTS: Readonly<Record<string, string>> = {
  heading: 'ArticleHeading',
  parentId: 'ArticleParentID',
  templateId: 'ArticleTemplateID',
};

function buildArticle(params: Params, id: number): BuiltRequest {
  const struct: Record<string, JsonObject[string]> = {
    // Always "now", and still it must be there as an empty text (article 7277).
    ArticleDate: '',
    ...objectOf(params, 'elements', 'structure'),
    ArticleID: id,
  };
  for (const [name, element] of Object.entries(ELEMENTS)) {
    const value = params[name];
    if (typeof value === 'string' || typeof value === 'number') struct[element] = value;
  }
  const notes = textOf(params, 'versionNotes');
  if (notes !== undefined && notes.length > NOTES_LIMIT) {
    throw new InputError(
      'versionNotes',
      `versionNotes: at most ${String(NOTES_LIMIT)} characters, these have ${String(notes.length)}.`,
    );
  }
  return {
    body: { ArticleStruct: struct, ...(notes === undefined ? {} : { VersionNotes: notes }) },
  };
}
