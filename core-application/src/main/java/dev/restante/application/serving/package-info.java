/** The serving state while running: who is admitted, what is told, and how a node leaves. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.serving;
