export { CancelledError } from './cancelled-error';
export { ConnectionError } from './connection-error';
export { InputError } from './input-error';
export { LatchkeyError } from './latchkey-error';
export { ReplyError } from './reply-error';
export { SignInError } from './sign-in-error';
