package io.incidentledger.web;

/**
 * What is wrong with one field.
 *
 * @param pointer
 *            JSON Pointer (RFC 6901) into the request body, or the name of a parameter or header; empty: all of the body
 * @param detail
 *            what it must be, as the end of a sentence that starts with the field
 */
public record FieldFault(String pointer, String detail) {}
