/** The listeners: what the bootstrap opens and closes. All of Undertow stays behind them. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket;
