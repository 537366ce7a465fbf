/**
 * What both HTTP sides share: strict JSON, RFC 9457 problems, limits. It knows no incidents; every refusal names the field or the rule, and nothing is swallowed.
 */
@NullMarked
package io.incidentledger.web;

import org.jspecify.annotations.NullMarked;
