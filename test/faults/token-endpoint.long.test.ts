import { proveFaults } from './fault';

describe('a token endpoint that misbehaves', () => proveFaults('token-endpoint', 1, 14));
