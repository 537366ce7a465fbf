package io.incidentledger.command.dispatch;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommitIdDerivationTest {

    @Test
    void aKeyAlwaysGivesTheSameId() {
        assertThat(CommitIdDerivation.keyed("ann", "k-1")).isEqualTo("e616b10e-ac82-8550-aa44-05304ef05a5c");
    }

    @Test
    void idsAreUuidsOfVersionEight() {
        UUID id = UUID.fromString(CommitIdDerivation.keyed("ann", "k-1"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void actorAndKeyAreToldApart() {
        assertThat(CommitIdDerivation.keyed("ann", "b")).isNotEqualTo(CommitIdDerivation.keyed("an", "nb"));
        assertThat(CommitIdDerivation.keyed("ann", "b")).isNotEqualTo(CommitIdDerivation.keyed("b", "ann"));
    }

    @Test
    void whatACommitMakesHasIdsOfItsOwn() {
        String commit = CommitIdDerivation.keyed("ann", "k-1");
        assertThat(CommitIdDerivation.derived(commit, "incident"))
                .isNotEqualTo(CommitIdDerivation.derived(commit, "update"))
                .isEqualTo(CommitIdDerivation.derived(commit, "incident")).isNotEqualTo(commit);
    }

    @Test
    void anIncidentOfAnotherSystemHasOneIdWhateverTheKey() {
        assertThat(CommitIdDerivation.external("github", "17")).isEqualTo(CommitIdDerivation.external("github", "17"))
                .isNotEqualTo(CommitIdDerivation.external("gitlab", "17"))
                .isNotEqualTo(CommitIdDerivation.keyed("github", "17"));
    }
}
