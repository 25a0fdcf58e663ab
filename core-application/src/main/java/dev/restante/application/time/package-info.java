/** The passing of time, brought in from outside so that tests can step it. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.time;
