/** What the management listener serves to operators and orchestrators. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.management;
