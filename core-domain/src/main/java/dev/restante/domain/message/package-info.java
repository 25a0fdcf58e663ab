/** What is sent and how it is named: values that check themselves. */
package dev.restante.domain.message;
