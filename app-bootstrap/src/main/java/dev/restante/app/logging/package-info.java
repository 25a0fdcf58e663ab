/** Log lines: text for people, JSON for machines. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.logging;
