/** What is there before anything else: time, threads, the serving state. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.foundation;
