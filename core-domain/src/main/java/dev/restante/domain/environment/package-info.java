/** The environments and what each demands. They decide policy, never how a message is delivered. */
package dev.restante.domain.environment;
