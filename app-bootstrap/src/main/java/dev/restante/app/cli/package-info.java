/** The command line. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.cli;
