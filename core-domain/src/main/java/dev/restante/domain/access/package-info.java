/**
 * Who may do what with which thread. Decisions are made by name alone: whether a thread exists, and what it holds, never
 * matters.
 */
package dev.restante.domain.access;
