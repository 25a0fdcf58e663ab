/** API keys: secrets of ours, of which only a salted hash is kept. */
@org.jspecify.annotations.NullMarked
package dev.restante.auth.keys;
