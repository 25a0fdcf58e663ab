/** The launcher, {@code restante}: a shell script, run as one. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.launcher;
