import { proveFaults } from './fault';

describe('an API that misbehaves', () => proveFaults('resource', 15, 32));
