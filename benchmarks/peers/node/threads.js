// Who reads what: see the package documentation of dev.restante.peers for what all peers speak.
const readers = new Map();

exports.enter = (path, connection) => {
  if (path.startsWith('/r/')) {
    const thread = path.slice(3);
    if (!readers.has(thread)) readers.set(thread, new Set());
    readers.get(thread).add(connection);
  }
};

exports.leave = (path, connection) => {
  if (path.startsWith('/r/')) readers.get(path.slice(3)).delete(connection);
};

exports.of = (text) => readers.get(text.slice(0, 7)) ?? [];
