/** The process as its users meet it: through its ports, its log and its exit code. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.endtoend;
