/** The mailbox of one node: the domain's rules over a journal, one owner at a time for each thread. */
@org.jspecify.annotations.NullMarked
package dev.restante.application.mailbox;
