import { apiNodes } from '../any-api/nodes';

export default apiNodes;
