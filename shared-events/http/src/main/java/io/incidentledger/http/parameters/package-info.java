/// Query parameters and pages: how they are declared, parsed, validated and described.
@NullMarked
package io.incidentledger.http.parameters;

import org.jspecify.annotations.NullMarked;
