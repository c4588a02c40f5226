import { strict } from '../lint/strict.mjs';

export default strict({ 'no-console': 'off' });
