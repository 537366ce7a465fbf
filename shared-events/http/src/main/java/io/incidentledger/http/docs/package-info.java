/// The page at `/docs`, on which people read the API and try requests. It shows `/openapi.json` with Swagger UI, and loads
/// nothing from other hosts. It costs nothing before it is first requested.
@NullMarked
package io.incidentledger.http.docs;

import org.jspecify.annotations.NullMarked;
