/** Looking at a thread, polling it and purging it. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.inspecting;
