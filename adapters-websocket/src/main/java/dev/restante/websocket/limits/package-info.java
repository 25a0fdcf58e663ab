/** How much, how often and how many: accounts that know no clock and no socket. Time comes in by whoever lets it pass. */
@org.jspecify.annotations.NullMarked
package dev.restante.websocket.limits;
