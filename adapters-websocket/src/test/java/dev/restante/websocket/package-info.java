@org.jspecify.annotations.NullMarked
package dev.restante.websocket;
