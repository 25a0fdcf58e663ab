// ws as its own documentation does it: the message as it came, to each.
const http = require('node:http');
const { WebSocketServer } = require('ws');
const threads = require('./threads');

const server = http.createServer();
const sockets = new WebSocketServer({ server, perMessageDeflate: false });
sockets.on('connection', (socket, request) => {
  socket.on('message', (data) => {
    for (const reader of threads.of(data.toString('latin1', 0, 7))) reader.send(data, { binary: false });
  });
  socket.on('close', () => threads.leave(request.url, socket));
  threads.enter(request.url, socket);
  socket.send('+');
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => console.log(`listening ${server.address().port}`));
