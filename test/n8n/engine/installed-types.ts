/** The types of nodes and credentials that an n8n with one community package knows. */
import { UnrecognizedNodeTypeError } from 'n8n-core';
import {
  NodeHelpers,
  type INodeType,
  type INodeTypes,
  type IVersionedNodeType,
} from 'n8n-workflow';
import { asTool } from './agent';
import { baseNodes } from './base-nodes';
import type { CredentialTypes } from './credentials-helper';
import type { InstalledPackage } from './installed-package';

export function nodeTypesOf(installed: InstalledPackage): INodeTypes {
  const any = (fullType: string): INodeType | IVersionedNodeType => {
    const base = baseNodes.get(fullType);
    if (base !== undefined) return base;
    const separator = fullType.lastIndexOf('.');
    const packageName = fullType.slice(0, separator);
    const name = fullType.slice(separator + 1);
    if (packageName !== installed.name) throw new UnrecognizedNodeTypeError(packageName, name);
    const ofTool = /^(.+)Tool$/.exec(name)?.[1];
    if (ofTool === undefined) return installed.node(name);
    return asTool(NodeHelpers.getVersionedNodeType(installed.node(ofTool)));
  };
  return {
    getByName: any,
    getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(any(name), version),
    getKnownTypes: () => ({}),
  };
}

export function credentialTypes(installed: InstalledPackage): CredentialTypes {
  const parentsOf = (name: string): string[] =>
    installed.extendedBy(name).flatMap((parent) => [parent, ...parentsOf(parent)]);
  return {
    byName: (name) => installed.credential(name),
    parentsOf,
    supportedNodes: (name) => installed.supportedNodes(name),
  };
}
