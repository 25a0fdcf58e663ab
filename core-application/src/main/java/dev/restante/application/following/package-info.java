/** Following: catching up from the mailbox, then live, without a hole and without an overlap. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.following;
