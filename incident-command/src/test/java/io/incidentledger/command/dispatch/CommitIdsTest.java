package io.incidentledger.command.dispatch;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommitIdsTest {

    @Test
    void aKeyAlwaysGivesTheSameId() {
        assertThat(CommitIds.keyed("ann", "k-1")).isEqualTo("e616b10e-ac82-8550-aa44-05304ef05a5c");
    }

    @Test
    void idsAreUuidsOfVersionEight() {
        UUID id = UUID.fromString(CommitIds.keyed("ann", "k-1"));
        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void actorAndKeyAreToldApart() {
        assertThat(CommitIds.keyed("ann", "b")).isNotEqualTo(CommitIds.keyed("an", "nb"));
        assertThat(CommitIds.keyed("ann", "b")).isNotEqualTo(CommitIds.keyed("b", "ann"));
    }

    @Test
    void whatACommitMakesHasIdsOfItsOwn() {
        String commit = CommitIds.keyed("ann", "k-1");
        assertThat(CommitIds.derived(commit, "incident")).isNotEqualTo(CommitIds.derived(commit, "update"))
                .isEqualTo(CommitIds.derived(commit, "incident")).isNotEqualTo(commit);
    }

    @Test
    void anIncidentOfAnotherSystemHasOneIdWhateverTheKey() {
        assertThat(CommitIds.external("github", "17")).isEqualTo(CommitIds.external("github", "17"))
                .isNotEqualTo(CommitIds.external("gitlab", "17"))
                .isNotEqualTo(CommitIds.keyed("github", "17"));
    }
}
