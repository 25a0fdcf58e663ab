/** JSON web tokens (RFC 7519), their signatures (RFC 7515) and keys (RFC 7517). */
@org.jspecify.annotations.NullMarked
package dev.restante.auth.jwt;
