/** The start-up plan, a class for each phase. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.phases;
