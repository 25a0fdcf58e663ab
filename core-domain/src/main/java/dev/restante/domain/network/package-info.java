/** Addresses of the internet protocol, as values: nothing here looks a name up. */
package dev.restante.domain.network;
