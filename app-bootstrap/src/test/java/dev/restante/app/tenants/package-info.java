/** Many callers at once, each of which may learn only what is its own. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.tenants;
