/**
 * Policies that organisations configure: what their contents look like, what is wrong with one, and how a file becomes one. A content is checked before it enters the
 * log and has one canonical form, so that the same meaning is the same content. Pure but for reading files.
 */
@NullMarked
package io.incidentledger.policy;

import org.jspecify.annotations.NullMarked;
