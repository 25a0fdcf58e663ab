/** Settings: read from HOCON, environment variables and system properties, checked, and told all at once if wrong. */
@org.jspecify.annotations.NullMarked
package dev.restante.config;
