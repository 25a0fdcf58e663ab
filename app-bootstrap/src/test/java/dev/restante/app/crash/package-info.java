/** Kills the process, fills its disk, spoils its store: what it was told to hold must still be there. */
@org.jspecify.annotations.NullMarked
package dev.restante.app.crash;
