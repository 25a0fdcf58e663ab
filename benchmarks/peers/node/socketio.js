// Socket.IO as its own documentation does it: a room for each thread. The thread to read comes as the query "r".
const http = require('node:http');
const { Server } = require('socket.io');

const server = http.createServer();
const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false });
io.on('connection', (socket) => {
  const thread = socket.handshake.query.r;
  if (thread) socket.join(thread);
  socket.on('m', (text) => io.to(text.slice(0, 7)).emit('m', text));
  socket.emit('+');
});
server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, () => console.log(`listening ${server.address().port}`));
