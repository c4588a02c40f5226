/** What an execution begins with, and what a test reads of it in the end. */
import {
  createRunExecutionData,
  type INode,
  type INodeExecutionData,
  type IRun,
  type IRunExecutionData,
} from 'n8n-workflow';
import type { NodeResult } from './node-run';

export const TRIGGER: INode = {
  id: 'trigger',
  name: 'Start',
  type: 'n8n-nodes-base.manualTrigger',
  typeVersion: 1,
  position: [0, 0],
  parameters: {},
};

export function startedAt(node: INode, items: INodeExecutionData[]): IRunExecutionData {
  return createRunExecutionData({
    executionData: { nodeExecutionStack: [{ node, data: { main: [items] }, source: null }] },
  });
}

export function resultOf(
  { status, data }: IRun,
  node: INode,
  shown: readonly unknown[],
): NodeResult {
  const { runData, error } = data.resultData;
  const outputs = (runData[node.name]?.[0]?.data?.['main'] ?? []).map((items) => items ?? []);
  return {
    status,
    items: outputs[0] ?? [],
    outputs,
    stored: data,
    shown,
    ...(error === undefined ? {} : { error }),
  };
}
