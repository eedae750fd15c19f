/**
 * What the server takes of node:http. An import of it reads all that it exports, and so loads the client for WebSocket
 * that Node.js has inside, which takes 20 to 40 ms of CPU; asked for by name, it does not.
 */
export const { createServer, maxHeaderSize, STATUS_CODES } = process.getBuiltinModule('node:http');
