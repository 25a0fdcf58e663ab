/**
 * Servers that others would write: text messages over WebSocket, each to all readers of its thread, and nothing else: no
 * mailbox, no sequences, no outcomes, no limits. {@code /r/0000007} reads the thread {@code 0000007}; {@code /p} publishes: the
 * first seven characters of a message name its thread, and the whole of it goes to the readers. Whoever is taken in is told
 * {@code +}.
 */
@org.jspecify.annotations.NullMarked
package dev.restante.peers;
