// All that is shown goes through here, and as text: the node's words and users' messages are never markup.
const $ = id => document.getElementById(id);

function el(name, attributes, ...children) {
  return fill(document.createElement(name), attributes, children);
}

function svg(name, attributes, ...children) {
  return fill(document.createElementNS('http://www.w3.org/2000/svg', name), attributes, children);
}

function fill(node, attributes, children) {
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value !== null && value !== undefined) node.setAttribute(key, value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined).map(child => child instanceof Node ? child : String(child)));
  return node;
}

// Touches nothing that stays as it is, or screen readers would say it again.
function text(id, value) {
  const node = typeof id === 'string' ? $(id) : id;
  if (node.textContent !== String(value)) node.textContent = value;
}

// Replaces rows only where something differs. What has the focus keeps it, if need be by waiting for its row to come back.
function rows(body, list) {
  const nodes = list.length ? list : [el('tr', {class: 'empty'}, el('td', {colspan: 9}, 'none'))];
  const same = body.children.length === nodes.length && nodes.every((row, i) => row.isEqualNode(body.children[i]));
  if (same) return;
  const thread = body.contains(document.activeElement) ? document.activeElement.dataset.thread : undefined;
  const next = nodes.map(row => row.querySelector('[data-thread]')).find(button => button && button.dataset.thread === thread);
  if (thread !== undefined && !next) return;
  body.replaceChildren(...nodes);
  if (next) next.focus();
}

const shown = {
  count: n => n.toLocaleString('en'),
  rate: n => n >= 100 || Number.isInteger(n) ? Math.round(n).toLocaleString('en') : n.toFixed(1),
  short: n => n < 10000 ? n.toLocaleString('en') : n < 1e6 ? (n / 1e3).toFixed(n < 1e5 ? 1 : 0) + ' k' : (n / 1e6).toFixed(1) + ' M',
  bytes: n => {
    const units = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
    let i = 0;
    while (n >= 1024 && i < units.length - 1) { n /= 1024; i++; }
    return (n >= 100 || i === 0 ? Math.round(n) : n.toFixed(1)) + ' ' + units[i];
  },
  millis: n => n < 1000 ? n + ' ms' : (n / 1000).toFixed(2) + ' s',
  time: iso => {
    const at = new Date(iso);
    const clock = at.toLocaleTimeString('en-GB');
    return at.toDateString() === new Date().toDateString() ? clock : at.toLocaleDateString('en-CA') + ' ' + clock;
  },
};
