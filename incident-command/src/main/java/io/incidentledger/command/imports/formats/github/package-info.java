/// The status histories of GitHub, with one incident per line.
@NullMarked
package io.incidentledger.command.imports.formats.github;

import org.jspecify.annotations.NullMarked;
