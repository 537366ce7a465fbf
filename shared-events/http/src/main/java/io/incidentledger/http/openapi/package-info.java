/// The description of the API in OpenAPI, made from the controllers when somebody first asks for `/openapi.json`. It
/// costs nothing before that, and it is never edited by hand: what it says follows from the code that answers.
@NullMarked
package io.incidentledger.http.openapi;

import org.jspecify.annotations.NullMarked;
