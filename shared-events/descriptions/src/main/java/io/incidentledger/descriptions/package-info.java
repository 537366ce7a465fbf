/// An annotation processor that keeps the comments of records and enumerations for the OpenAPI document. It runs in the
/// compiler only; no program contains it.
@NullMarked
package io.incidentledger.descriptions;

import org.jspecify.annotations.NullMarked;
