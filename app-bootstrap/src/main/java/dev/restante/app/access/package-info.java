/** Who may come in, as the settings say it. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.access;
