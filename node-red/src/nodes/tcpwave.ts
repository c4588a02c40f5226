// Generated from core/vendors by "npm run generate". Do not edit.
import { nodesOf } from '../vendor-nodes';

export default nodesOf('tcpwave');
