/** The serving state of a node: one transition table, and the answers that follow from a state and from nothing else. */
package dev.restante.domain.serving;
