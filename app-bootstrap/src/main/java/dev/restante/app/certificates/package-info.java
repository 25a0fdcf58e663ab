/** The public listener's certificate: where it lies, and that a newer one is taken up. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.certificates;
