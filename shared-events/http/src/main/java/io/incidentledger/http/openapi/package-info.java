/// The OpenAPI description of the API, generated from the controllers when `/openapi.json` is first requested. It costs
/// nothing before that, and it is never edited by hand: it follows from the code of the endpoints.
@NullMarked
package io.incidentledger.http.openapi;

import org.jspecify.annotations.NullMarked;
