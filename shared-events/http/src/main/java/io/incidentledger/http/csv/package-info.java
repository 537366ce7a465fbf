/// Lists and reports as comma-separated values (RFC 4180), for spreadsheets and scripts.
@NullMarked
package io.incidentledger.http.csv;

import org.jspecify.annotations.NullMarked;
